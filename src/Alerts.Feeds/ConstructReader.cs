using System.Text;
using System.Text.Unicode;
using System.Xml;

namespace Alerts.Feeds;

/// <summary>Reads the elements that hold text in one form or another, and those that hold a person.</summary>
internal sealed class ConstructReader(XmlReader reader, ElementText text)
{
    /// <summary>The feed is Atom: it means what it says about the form of a text.</summary>
    public bool IsAtom { get; set; }

    /// <summary>The text of the element that the reader stands on.</summary>
    /// <param name="otherwise">Its form, where the element does not say.</param>
    public TextConstruct Read(TextForm otherwise)
    {
        string type = (reader.GetAttribute("type") ?? "").Trim().ToLowerInvariant();
        bool base64 = reader.GetAttribute("mode") == "base64"
            || (type.Contains('/', StringComparison.Ordinal) && !type.StartsWith("text/", StringComparison.Ordinal) && !type.EndsWith("xml", StringComparison.Ordinal));
        string value = Mojibake.Repair(text.Read(out bool markup));
        if (base64)
        {
            value = FromBase64(value);
        }

        TextForm form = markup || type is "html" or "text/html" or "xhtml" or "application/xhtml+xml" ? TextForm.Html
            : type is "text" or "text/plain" ? TextForm.Plain
            : otherwise;
        return new TextConstruct(value, form == TextForm.Plain && !IsAtom ? TextForm.Unknown : form);
    }

    /// <summary>"jo@example.org (Jo Smith)" and <c>name</c>, <c>email</c>, <c>uri</c> within: the name is what people want.</summary>
    public string ReadPerson()
    {
        string person = Mojibake.Repair(text.Read(out bool markup));
        if (markup)
        {
            int start = person.IndexOf("<name>", StringComparison.OrdinalIgnoreCase);
            int end = start < 0 ? -1 : person.IndexOf("</name>", start, StringComparison.OrdinalIgnoreCase);
            person = end < 0 ? person : person[(start + 6)..end];
        }

        string line = HtmlText.ToLine(person);
        int open = line.IndexOf('(', StringComparison.Ordinal);
        return line.Contains('@', StringComparison.Ordinal) && open > 0 && line.EndsWith(')') ? line[(open + 1)..^1] : line;
    }

    private static string FromBase64(string text)
    {
        byte[] bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out int written) && Utf8.IsValid(bytes.AsSpan(0, written))
            ? Encoding.UTF8.GetString(bytes, 0, written)
            : text;
    }
}
