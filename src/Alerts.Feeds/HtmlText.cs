using System.Buffers;
using System.Text;

namespace Alerts.Feeds;

/// <summary>
/// Plain text out of HTML fragments that nobody vouches for. One pass without a tree, so that a body of a hundred
/// thousand nested elements costs what its length costs; nothing of the markup survives.
/// </summary>
public static class HtmlText
{
    private static readonly SearchValues<char> Special = SearchValues.Create("<& \t\r\n\f\u00A0\u200B\uFEFF");

    /// <summary>Paragraphs separated by an empty line, lines by a line feed, runs of blanks by one blank.</summary>
    public static string ToPlain(ReadOnlySpan<char> html)
    {
        var text = new StringBuilder(Math.Min(html.Length, 1 << 20));
        var writer = new ParagraphWriter(text);
        int lastComment = html.LastIndexOf("-->");
        for (int at = 0; at < html.Length;)
        {
            int run = html[at..].IndexOfAny(Special);
            run = run < 0 ? html.Length - at : run;
            writer.Write(html.Slice(at, run));
            at += run;
            if (at < html.Length)
            {
                at = html[at] switch
                {
                    '<' => Tag(html, at, lastComment, ref writer),
                    '&' => Reference(html, at, ref writer),
                    '\u200B' or '\uFEFF' => at + 1,
                    _ => Blank(at, ref writer),
                };
            }
        }

        return text.ToString();
    }

    /// <summary>The same on one line, for titles.</summary>
    public static string ToLine(ReadOnlySpan<char> html) => Collapse(ToPlain(html));

    /// <summary>Text without markup, all blanks and line breaks made one blank.</summary>
    public static string Collapse(ReadOnlySpan<char> text)
    {
        var line = new StringBuilder(text.Length);
        foreach (char value in text)
        {
            if (char.IsWhiteSpace(value))
            {
                if (line.Length > 0 && line[^1] != ' ')
                {
                    line.Append(' ');
                }
            }
            else if (!char.IsControl(value) && value is not '\u200B' and not '\uFEFF')
            {
                line.Append(value);
            }
        }

        return line.Length > 0 && line[^1] == ' ' ? line.ToString(0, line.Length - 1) : line.ToString();
    }

    /// <summary>Text as HTML that shows it.</summary>
    public static string Encode(string text) =>
        text.AsSpan().IndexOfAny('<', '&') < 0 ? text : text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private static int Blank(int at, ref ParagraphWriter writer)
    {
        writer.Blank();
        return at + 1;
    }

    private static int Tag(ReadOnlySpan<char> html, int at, int lastComment, ref ParagraphWriter writer)
    {
        ReadOnlySpan<char> rest = html[(at + 1)..];
        if (rest.StartsWith("!--"))
        {
            return PastComment(html, at, lastComment);
        }

        bool close = rest.Length > 0 && rest[0] == '/';
        ReadOnlySpan<char> name = HtmlElements.NameAt(close ? rest[1..] : rest);
        if (name.IsEmpty && !(rest.Length > 0 && rest[0] is '!' or '?'))
        {
            writer.Write("<");
            return at + 1;
        }

        int end = HtmlElements.EndOfTag(html, at + 1);
        if (HtmlElements.IsBlock(name))
        {
            writer.Paragraph();
        }
        else if (HtmlElements.IsLine(name))
        {
            writer.Line();
        }

        return !close && HtmlElements.IsHidden(name) && html[end - 2] != '/' ? HtmlElements.EndOfHidden(html, end, name) : end;
    }

    // A comment that was never closed ends at its first '>': it does not eat the text.
    private static int PastComment(ReadOnlySpan<char> html, int at, int lastEnd)
    {
        string mark = at + 4 <= lastEnd ? "-->" : ">";
        int end = html[at..].IndexOf(mark);
        return end < 0 ? html.Length : at + end + mark.Length;
    }

    private static int Reference(ReadOnlySpan<char> html, int at, ref ParagraphWriter writer)
    {
        int consumed = CharacterReference.Read(html[at..], out string? value);
        if (consumed == 0)
        {
            writer.Write("&");
            return at + 1;
        }

        if (value is "\u00A0" or " " or "\n" or "\t")
        {
            writer.Blank();
        }
        else if (value is not null and not "\u00AD" and not "\u200B")
        {
            writer.Write(value);
        }

        return at + consumed;
    }
}
