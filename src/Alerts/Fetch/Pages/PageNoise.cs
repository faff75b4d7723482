using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Alerts.Fetch.Pages;

/// <summary>Tells elements that are no text of a page's article by what they are or are called.</summary>
internal static class PageNoise
{
    private static readonly FrozenSet<string> Elements = Set(
        "script style noscript template svg iframe object embed canvas video audio button select option input textarea "
        + "nav footer aside figcaption menu dialog map");

    private static readonly FrozenSet<string> Roles = Set(
        "navigation complementary banner contentinfo search dialog alertdialog menu menubar toolbar");

    /// <summary>Words in the names of classes and ids that never are an article's own.</summary>
    private static readonly FrozenSet<string> Around = Set(
        "cookie cookies consent gdpr newsletter newsletters subscribe signup disqus commentlist sharedaddy "
        + "outbrain taboola breadcrumb breadcrumbs advert adverts advertisement advertisements cta footer");

    /// <summary>Words that mark what stands in the middle of an article and is none of its text.</summary>
    private static readonly FrozenSet<string> Inside = Set(
        "caption captions credit credits related author authors bio tags copyright disclaimer navigation button buttons "
        + "share sharing comments comment teasers promo sponsored advertising anzeige werbung recommended recommendations kasten byline toolbar rating contact");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AroundLookup =
        Around.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> InsideLookup =
        Inside.GetAlternateLookup<ReadOnlySpan<char>>();

    private const int MostWords = 4;

    /// <summary>It is hidden, a control, or stands around articles.</summary>
    public static bool IsAround(IElement element) =>
        Elements.Contains(element.LocalName) || IsHidden(element) || (element.GetAttribute("role") is { } role && Roles.Contains(role));

    /// <param name="inside">The element stands in the article's own block, where more names say what it is.</param>
    public static bool IsNamed(IElement element, bool inside) => HasWord(element.ClassName, inside) || HasWord(element.Id, inside);

    private static bool IsHidden(IElement element)
    {
        string style = element.GetAttribute("style")?.Replace(" ", "", StringComparison.Ordinal) ?? "";
        return element.HasAttribute("hidden")
            || style.Contains("display:none", StringComparison.OrdinalIgnoreCase)
            || style.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase);
    }

    private static bool HasWord(string? names, bool inside)
    {
        foreach (Range name in names.AsSpan().Split(' '))
        {
            if (IsWord(names.AsSpan()[name], inside))
            {
                return true;
            }
        }

        return false;
    }

    // An id of many words is the heading of its section.
    private static bool IsWord(ReadOnlySpan<char> name, bool inside)
    {
        (int words, bool noise) = (0, false);
        for (int length; !name.IsEmpty; name = name[Math.Max(1, length)..])
        {
            length = WordLength(name);
            words += length > 0 ? 1 : 0;
            noise |= length > 0 && (AroundLookup.Contains(name[..length]) || (inside && InsideLookup.Contains(name[..length])));
        }

        return noise && words <= MostWords;
    }

    // "relatedPosts", "related-posts" and "related_posts" are two words each.
    private static int WordLength(ReadOnlySpan<char> text)
    {
        int length = 0;
        while (length < text.Length && char.IsAsciiLetter(text[length]))
        {
            bool isNext = length > 0 && char.IsAsciiLetterUpper(text[length]) && char.IsAsciiLetterLower(text[length - 1]);
            if (isNext)
            {
                break;
            }

            length++;
        }

        return length;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
