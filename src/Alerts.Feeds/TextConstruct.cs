using System.Buffers;

namespace Alerts.Feeds;

/// <summary>A text with the form in which it came.</summary>
internal readonly record struct TextConstruct(string Value, TextForm Form)
{
    private static readonly SearchValues<char> MarkupSigns = SearchValues.Create("<&");

    /// <summary>Plain text on one line.</summary>
    public string ToLine() => Form == TextForm.Html || (Form == TextForm.Unknown && LooksLikeHtml(Value))
        ? HtmlText.ToLine(Value)
        : HtmlText.Collapse(Value);

    /// <summary>An HTML fragment; null where nothing is there.</summary>
    public string? ToHtml()
    {
        string html = Form == TextForm.Plain ? HtmlText.Encode(Value) : Value;
        return string.IsNullOrWhiteSpace(html) ? null : html;
    }

    /// <summary>
    /// Titles of RSS are plain by nature and HTML by habit. HTML it is where there is an end tag or a reference,
    /// and every tag and reference is one that HTML knows; "vector&lt;int&gt;" stays what it is.
    /// </summary>
    private static bool LooksLikeHtml(string text)
    {
        bool evidence = false;
        ReadOnlySpan<char> rest = text;
        while (rest.IndexOfAny(MarkupSigns) is >= 0 and var found)
        {
            rest = rest[found..];
            if (rest[0] == '&')
            {
                int consumed = CharacterReference.Read(rest, out _);
                evidence |= consumed > 0;
                rest = rest[Math.Max(1, consumed)..];
                continue;
            }

            bool close = rest.Length > 1 && rest[1] == '/';
            ReadOnlySpan<char> name = HtmlElements.NameAt(rest[(close ? 2 : 1)..]);
            if (!name.IsEmpty && !HtmlElements.IsKnown(name))
            {
                return false;
            }

            evidence |= close && !name.IsEmpty;
            rest = rest[1..];
        }

        return evidence;
    }
}

/// <summary>How a text is to be understood.</summary>
internal enum TextForm
{
    /// <summary>Its format does not say: RSS.</summary>
    Unknown,

    /// <summary>Characters stand for themselves.</summary>
    Plain,

    /// <summary>Markup, escaped or inline.</summary>
    Html,
}
