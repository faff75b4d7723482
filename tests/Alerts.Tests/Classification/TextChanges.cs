using System.Net;
using Alerts.Classification.Evaluation;

namespace Alerts.Tests.Classification;

/// <summary>Changes of form that leave what an article says as it is. The first line is the headline.</summary>
internal static class TextChanges
{
    public static Dictionary<string, Func<LabelledArticle, string>> All { get; } = new()
    {
        ["typographic apostrophes and dashes"] = article => article.Text.Replace('\'', '’').Replace(" - ", " — ", StringComparison.Ordinal),
        ["double quotes for single ones"] = article => article.Text.Replace(" '", " \"", StringComparison.Ordinal).Replace("' ", "\" ", StringComparison.Ordinal),
        ["German quotes"] = article => Quoted(article.Text, '„', '“'),
        ["French quotes"] = article => Quoted(article.Text, '«', '»'),
        ["no final stop"] = article => article.Text.TrimEnd().TrimEnd('.', '。'),
        ["headline with a stop"] = article => $"{Headline(article)}{(article.Language is "zh" or "ja" ? "。" : ".")}{Body(article)}",
        ["named HTML entities"] = article => WebUtility.HtmlEncode(article.Text).Replace(" ", "&nbsp;", StringComparison.Ordinal),
        ["decimal HTML entities"] = article => string.Concat(article.Text.Select(c => char.IsLetterOrDigit(c) ? c.ToString() : $"&#{(int)c};")),
        ["hexadecimal HTML entities"] = article => string.Concat(article.Text.Select((c, i) => i % 3 == 0 ? $"&#x{(int)c:X};" : c.ToString())),
        ["non-breaking spaces"] = article => article.Text.Replace(' ', '\u00A0'),
        ["soft hyphens"] = article => string.Concat(article.Text.Select((c, i) => i % 5 == 4 && char.IsLetter(c) ? $"{c}\u00AD" : c.ToString())),
        ["two spaces for one"] = article => article.Text.Replace(" ", "  ", StringComparison.Ordinal),
        ["spaces around lines"] = article => $"  {article.Text.Replace("\n", "  \n\t ", StringComparison.Ordinal)}  ",
        ["empty lines before"] = article => $"\n\n {article.Text}",
        ["Windows line ends"] = article => article.Text.ReplaceLineEndings("\r\n"),
        ["one line end after the headline"] = article => $"{Headline(article)}\n{Body(article).TrimStart()}",
        ["lines broken at 72 characters"] = article => $"{Headline(article)}\n\n{Broken(Body(article).TrimStart(), 72)}",
        ["body twice"] = article => article.Text + Body(article),
        ["headline twice"] = article => $"{Headline(article)}\n{article.Text}",
        ["boilerplate after"] = article => $"{article.Text}\n\n{Boilerplate.Below(article.Language)}",
        ["boilerplate before"] = article => $"{Boilerplate.Above(article.Language)}\n\n{article.Text}",
        ["headline in capitals"] = article => Headline(article).ToUpperInvariant() + Body(article),
        ["all in capitals"] = article => article.Text.ToUpperInvariant(),
        ["headline in title case"] = article => TitleCase(Headline(article)) + Body(article),
        ["all in lower case"] = article => article.Text.ToLowerInvariant(),
        ["full-width letters and digits"] = article => string.Concat(article.Text.Select(c => char.IsAsciiLetterOrDigit(c) ? (char)(c + 0xFEE0) : c)),
        ["full-width in East Asian articles"] = article => article.Language is "zh" or "ja" or "ko"
            ? string.Concat(article.Text.Select(c => c is > ' ' and <= '~' ? (char)(c + 0xFEE0) : c))
            : article.Text,
        ["traditional Chinese"] = article => article.Language == "zh" ? ChineseScripts.Traditional(article.Text) : article.Text,
        ["simplified Chinese"] = article => article.Language == "zh" ? ChineseScripts.Simplified(article.Text) : article.Text,
    };

    public static string BoilerplateBetween(LabelledArticle article) => $"{Headline(article)}\n\n{Boilerplate.Above(article.Language)}{Body(article)}";

    private static string Headline(LabelledArticle article) => article.Text[..HeadlineEnd(article)];

    private static string Body(LabelledArticle article) => article.Text[HeadlineEnd(article)..];

    private static int HeadlineEnd(LabelledArticle article) =>
        article.Text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and int end ? end : article.Text.Length;

    private static string Quoted(string text, char open, char close)
    {
        bool opened = false;
        return string.Concat(text.Select(c => c != '"' ? c : (opened = !opened) ? open : close));
    }

    private static string TitleCase(string text) => string.Join(' ', text.Split(' ').Select(word => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));

    private static string Broken(string text, int width)
    {
        int column = 0;
        return string.Concat(text.Select(c => (column = c == '\n' ? 0 : column + 1) < width || c != ' ' ? c : Break(out column)));
    }

    private static char Break(out int column)
    {
        column = 0;
        return '\n';
    }
}
