using System.Text.Json;

namespace Alerts.Tests.Fetch.Pages;

/// <summary>One way of laying out a page, filled with an article: <c>Fixtures/layouts.html</c> and <c>Fixtures/articles.txt</c>.</summary>
/// <param name="Wall">How the reason begins why it is no article; null where it is one.</param>
internal sealed record PageLayout(string Name, string Html, string[] Paragraphs, string? Wall)
{
    private const int Words = 4;

    private const string Links =
        "<li><a href='/a'>Council sets the quota for gallium</a></li><li><a href='/b'>Port reopens after three weeks of storms</a></li>"
        + "<li><a href='/c'>What the budget means for customs officers</a></li><li><a href='/d'>Weather: rain in the north</a></li>";

    private const string Others =
        "<div><h3><a href='/a'>Council sets the quota for gallium</a></h3><p>The council sets it on Friday, as it did last year and the year before that.</p></div>"
        + "<div><h3><a href='/b'>Port reopens</a></h3><p>After three weeks of storms the ships may leave the old port again.</p></div>";

    private const string Comments =
        "<div class='comment'><b>Reader 17</b><p>I have run such a tool for ten years, and nobody ever asked me for a licence, nor would I have known where to get one.</p></div>"
        + "<div class='comment'><b>Reader 23</b><p>Nobody asked you because you made spoons. The others made other things, and that is why we have this rule now.</p></div>";

    public static IReadOnlyList<PageLayout> All { get; } = [.. Parts("layouts.html").Select(Of)];

    /// <summary>F1 of runs of four words (of characters where a script has no blanks), as the public benchmarks of article extraction measure it.</summary>
    public double Score(string text)
    {
        Dictionary<string, int> wanted = Runs(string.Join("\n\n", Paragraphs));
        Dictionary<string, int> got = Runs(text);
        double common = wanted.Sum(run => Math.Min(run.Value, got.GetValueOrDefault(run.Key)));
        return common == 0 ? 0 : 2 * common / (wanted.Values.Sum() + got.Values.Sum());
    }

    private static Dictionary<string, int> Runs(string text)
    {
        string[] words = [.. Alerts.Text.WordReader.Of(text).Select(word => word.Form)];
        return Enumerable.Range(0, Math.Max(0, words.Length - Words + 1))
            .Select(at => string.Join(' ', words[at..(at + Words)])).CountBy(run => run).ToDictionary(StringComparer.Ordinal);
    }

    private static PageLayout Of((string[] Head, string Text) layout)
    {
        string language = layout.Head[1];
        bool isRepeated = char.IsAsciiDigit(language[^1]);
        (string[] head, string body) = Parts("articles.txt").Single(article => article.Head[0] == (isRepeated ? language[..^1] : language));
        string[] once = body.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] all = isRepeated ? [.. Enumerable.Repeat(once, language[^1] - '0').SelectMany(part => part)] : once;
        string html = Fill(layout.Text, head[1], all);
        return new PageLayout(layout.Head[0], html, all, layout.Head.ElementAtOrDefault(2));
    }

    private static string Fill(string layout, string title, string[] all)
    {
        string html = layout;
        foreach ((string place, string content) in new (string, string)[]
        {
            ("{title}", title), ("{p}", Each(all, "<p>{0}</p>")), ("{p1}", Each(all[..1], "<p>{0}</p>")), ("{p2}", Each(all[1..], "<p>{0}</p>")),
            ("{div}", Each(all, "<div>{0}</div>")), ("{br}", string.Join("<br><br>", all)), ("{span}", Each(all, "<div><span>{0}</span></div>")),
            ("{open}", Each(all, "<p>{0}\n")), ("{lines}", string.Join("\n\n", all)), ("{json}", JsonSerializer.Serialize(string.Join('\n', all)).Trim('"')),
            ("{first}", all[0]), ("{rest}", Each(all[1..], "<p>{0}</p>")),
            ("{marked}", Each(all, "<p><span class='cap'>{0}</span></p>").Replace(" the ", " <em>the</em> ", StringComparison.Ordinal)),
            ("{links}", Links), ("{others}", Others), ("{comments}", Comments),
        })
        {
            html = html.Replace(place, content, StringComparison.Ordinal);
        }

        return html;
    }

    private static string Each(string[] paragraphs, string form) =>
        string.Concat(paragraphs.Select(paragraph => form.Replace("{0}", paragraph, StringComparison.Ordinal)));

    private static IEnumerable<(string[] Head, string Text)> Parts(string file) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fetch", "Pages", "Fixtures", file)).ReplaceLineEndings("\n")
            .Split("=== ", StringSplitOptions.RemoveEmptyEntries)
            .Select(part => (part[..part.IndexOf('\n', StringComparison.Ordinal)].Split(" | "), part[(part.IndexOf('\n', StringComparison.Ordinal) + 1)..]));
}
