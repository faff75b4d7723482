using System.Buffers;
using System.Collections.Frozen;

namespace Alerts.Feeds;

/// <summary>What the names of HTML elements mean for their text.</summary>
internal static class HtmlElements
{
    private static readonly FrozenSet<string> Blocks = Set(
        "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
        + "header hgroup hr html legend li main menu nav ol p pre section summary table tbody tfoot thead tr ul");

    private static readonly FrozenSet<string> Lines = Set("br");

    private static readonly FrozenSet<string> Hidden = Set("script style template iframe svg textarea");

    private static readonly FrozenSet<string> Inline = Set(
        "a abbr acronym area audio b basefont bdo bdi big button canvas caption cite code col colgroup command datagrid datalist del dfn em "
        + "embed event-source font i img input ins kbd keygen label map mark meter multicol nextid nobr optgroup option output progress q s samp "
        + "select small sound source spacer span strike strong sub sup td th time tt u var video wbr");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BlockLookup = Blocks.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> LineLookup = Lines.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> HiddenLookup = Hidden.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> InlineLookup = Inline.GetAlternateLookup<ReadOnlySpan<char>>();

    private const int LongestQuotedTag = 8192;
    private const int MostQuotes = 64;

    private static readonly SearchValues<char> TagEnds = SearchValues.Create(">\"'");

    public static bool IsBlock(ReadOnlySpan<char> name) => BlockLookup.Contains(name);

    public static bool IsLine(ReadOnlySpan<char> name) => LineLookup.Contains(name);

    /// <summary>Its content is not text of the page.</summary>
    public static bool IsHidden(ReadOnlySpan<char> name) => HiddenLookup.Contains(name);

    /// <summary>Its content is not even markup.</summary>
    public static bool IsScript(string name) =>
        name.Equals("script", StringComparison.OrdinalIgnoreCase) || name.Equals("style", StringComparison.OrdinalIgnoreCase);

    /// <summary>An element of text, as opposed to a word in angle brackets.</summary>
    public static bool IsKnown(ReadOnlySpan<char> name) => IsBlock(name) || IsLine(name) || InlineLookup.Contains(name);

    /// <summary>The element's name at the start, or nothing where no letter starts one.</summary>
    public static ReadOnlySpan<char> NameAt(ReadOnlySpan<char> text)
    {
        int length = 0;
        if (text.IsEmpty || !char.IsAsciiLetter(text[0]))
        {
            return [];
        }

        while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || text[length] is ':' or '-' or '_'))
        {
            length++;
        }

        return text[..length];
    }

    /// <summary>Behind the <c>&gt;</c> that ends the tag; quoted values may hold one.</summary>
    public static int EndOfTag(ReadOnlySpan<char> html, int at)
    {
        int first = html[at..].IndexOf('>');
        if (first < 0)
        {
            return html.Length;
        }

        // Reach and number of quotes are bounded so that a page of broken quotes costs no more than its length;
        // a longer tag has no '>' in a value.
        ReadOnlySpan<char> tag = html.Slice(at, Math.Min(LongestQuotedTag, html.Length - at));
        for ((int i, int quotes) = (0, 0); i < tag.Length && quotes < MostQuotes; quotes++)
        {
            int found = tag[i..].IndexOfAny(TagEnds);
            if (found < 0)
            {
                break;
            }

            i += found;
            if (tag[i] == '>')
            {
                return at + i + 1;
            }

            // A quote counts only as the start of a value and only if it closes; a stray one does not eat the text.
            int close = i > 0 && tag[i - 1] is '=' or ' ' ? tag[(i + 1)..].IndexOf(tag[i]) : -1;
            i += close < 0 ? 1 : close + 2;
        }

        return at + first + 1;
    }

    /// <summary>Behind the end tag that closes hidden content; the end of the text where none does, as in a browser.</summary>
    public static int EndOfHidden(ReadOnlySpan<char> html, int from, ReadOnlySpan<char> name)
    {
        for (int at = from; at < html.Length;)
        {
            int found = html[at..].IndexOf("</");
            if (found < 0)
            {
                break;
            }

            at += found + 2;
            if (NameAt(html[at..]).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return EndOfTag(html, at);
            }
        }

        return html.Length;
    }

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
