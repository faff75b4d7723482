using System.Globalization;
using Alerts.Feeds;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Alerts.Fetch.Pages;

/// <summary>Makes the tree of a page, for no more than its length costs (HTML Living Standard, section 13.2).</summary>
/// <remarks>
/// A parser looks through the open elements at most tags, and repeats formatting that was not closed in every block after it.
/// Both grow with the square of a page that was made for it, so depth and repetition are bounded.
/// </remarks>
internal static class PageParser
{
    /// <summary>Elements after which the depth is measured again: measuring costs the depth itself.</summary>
    private const int Interval = 64;

    private const int RepeatedIfSame = 3;

    // The standard's "formatting" elements, less <a>, of which one at most is open.
    private static readonly string[] Formatting =
        ["b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

    /// <exception cref="SourceFailedException">The page is beyond a limit, which the message names.</exception>
    public static IHtmlDocument Parse(string html, Uri address, PageLimits limits)
    {
        RequireTags(html, address, limits);
        IElement? last = null;
        int made = 0;
        var parser = new HtmlParser(new HtmlParserOptions
        {
            OnCreated = (element, _) =>
            {
                if (++made % Interval == 0 && last is not null && Depth(last) > limits.Depth)
                {
                    throw TooDeep(address, limits);
                }

                last = element;
            },
        });
        IHtmlDocument document = parser.ParseDocument(html);
        if (last is not null && Depth(last) > limits.Depth)
        {
            document.Dispose();
            throw TooDeep(address, limits);
        }

        return document;
    }

    private static void RequireTags(string html, Uri address, PageLimits limits)
    {
        (long tags, long repeated) = (0, 0);
        Span<int> open = stackalloc int[Formatting.Length];
        open.Clear();
        for (int at = html.IndexOf('<'); at >= 0 && at + 1 < html.Length;)
        {
            bool close = html[at + 1] == '/';
            ReadOnlySpan<char> name = HtmlElements.NameAt(html.AsSpan(at + (close ? 2 : 1)));
            int end = at + 1 + (close ? 1 : 0) + name.Length;
            tags += name.IsEmpty ? 0 : 1;
            if (Format(name) is >= 0 and int format)
            {
                bool plain = end < html.Length && html[end] == '>';
                int more = plain ? Math.Max(open[format], Math.Min(open[format] + 1, RepeatedIfSame)) : open[format] + 1;
                open[format] = close ? Math.Max(0, open[format] - 1) : more;
            }
            else if (HtmlElements.IsBlock(name))
            {
                foreach (int count in open)
                {
                    repeated += count;
                }
            }

            if (!close && name.Length > 0 && HtmlElements.IsScript(name.ToString()))
            {
                end = HtmlElements.EndOfHidden(html, HtmlElements.EndOfTag(html, end), name);
            }

            int next = end < html.Length ? html.AsSpan(end).IndexOf('<') : -1;
            at = next < 0 ? -1 : end + next;
        }

        if (tags + repeated > limits.Tags)
        {
            string more = repeated > limits.Tags ? "elements, with the formatting that it never closes" : "tags";
            throw new SourceFailedException(string.Create(
                CultureInfo.InvariantCulture,
                $"expected a page of at most {limits.Tags:N0} tags, the page of {address.Host} has {tags + repeated:N0} {more}"));
        }
    }

    private static int Format(ReadOnlySpan<char> name)
    {
        for (int at = 0; at < Formatting.Length && !name.IsEmpty; at++)
        {
            if (name.Equals(Formatting[at], StringComparison.OrdinalIgnoreCase))
            {
                return at;
            }
        }

        return -1;
    }

    private static int Depth(INode node)
    {
        int depth = 0;
        for (INode? above = node.Parent; above is not null; above = above.Parent)
        {
            depth++;
        }

        return depth;
    }

    private static SourceFailedException TooDeep(Uri address, PageLimits limits) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"expected elements nested at most {limits.Depth:N0} deep, those of the page of {address.Host} are nested deeper"));
}
