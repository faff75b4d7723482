using System.Globalization;
using System.Net;
using System.Text;
using Alerts.EndToEnd.Tests.Support;

namespace Alerts.EndToEnd.Tests.Fetch;

/// <summary>Twenty polls of two feeds of one publisher that do to their items all that real feeds do.</summary>
public sealed class SoakTests
{
    private const string Catalogue = """
        sources:
          - {name: paper, kind: file, location: paper.rss, publisher: The Paper, backfill: true}
          - {name: topic, kind: file, location: topic.rss, publisher: The Paper, backfill: true}
        """;

    private const int Polls = 20;
    private const int NewPerPoll = 3;

    [Fact]
    public async Task Twenty_polls_repeat_nothing_and_miss_nothing()
    {
        await using FetchRun run = await FetchRun.StartAsync(Catalogue);
        var random = new Random(7);

        for (int poll = 0; poll < Polls; poll++)
        {
            // The newest thirty, each in the guise of this poll.
            Item[] items = [.. Enumerable.Range(0, (poll + 1) * NewPerPoll).TakeLast(30).Select(number => Item.InGuise(number, poll, random)).OrderBy(_ => random.Next())];
            await run.WriteAsync("paper.rss", Rss(items));
            await run.WriteAsync("topic.rss", Rss(items.Where(item => item.Number % 2 == 0)));
            await run.PollAsync("paper");
            await run.PollAsync("topic");
        }

        List<Article> passedOn = await run.PassedOnAsync();
        int[] numbers = [.. passedOn.Select(article => NumberOf(article))];
        Assert.Equal(Enumerable.Range(0, Polls * NewPerPoll), numbers.Order());
        Assert.All(passedOn, article => Assert.Equal(1, article.Version));
    }

    [Fact]
    public async Task A_materially_changed_body_is_a_new_version_with_what_changed()
    {
        await using FetchRun run = await FetchRun.StartAsync(Catalogue);
        const string First = "The ministry said that exporters of lathes must apply for a licence from March on.";
        const string Added = "On Friday the ministry added two destinations to the list, without naming a reason.";

        foreach (string body in (string[])[First, $"{First} ", $"<p>{First}</p><p>{Added}</p>", First, $"<p>{First}</p><p>{Added}</p>"])
        {
            await run.WriteAsync("paper.rss", SampleFeed.Rss(("https://paper.example/1", "Lathes", body)));
            await run.PollAsync("paper");
        }

        List<Article> passedOn = await run.PassedOnAsync();
        Assert.Equal([1, 2], passedOn.Select(article => article.Version));
        Assert.Single(passedOn.Select(article => article.Id).Distinct());
        Assert.Equal([$"New: \"{Added}\""], passedOn[1].Changes);
    }

    [Fact]
    public async Task One_word_that_turns_the_meaning_is_a_new_version_and_style_is_none()
    {
        await using FetchRun run = await FetchRun.StartAsync(Catalogue);
        const string Granted = "The ministry said on Monday that it approved the sale of the lathes to the buyer.";

        foreach (string body in (string[])[Granted, Granted.Replace("said on Monday that it", "on Monday said it has", StringComparison.Ordinal), Granted.Replace("approved", "denied", StringComparison.Ordinal), Granted])
        {
            await run.WriteAsync("paper.rss", SampleFeed.Rss(("https://paper.example/1", "Lathes", body)));
            await run.PollAsync("paper");
        }

        List<Article> passedOn = await run.PassedOnAsync();
        Assert.Equal([1, 2], passedOn.Select(article => article.Version));
        Assert.StartsWith("\"approved\" became \"denied\" in: ", Assert.Single(passedOn[1].Changes));
    }

    private static int NumberOf(Article article) => int.Parse(article.Text.Split("case number ")[1].Split(' ')[0], CultureInfo.InvariantCulture);

    private static string Rss(IEnumerable<Item> items)
    {
        var rss = new StringBuilder("<rss version=\"2.0\"><channel><title>Paper</title>");
        foreach (Item item in items)
        {
            rss.Append(CultureInfo.InvariantCulture, $"<item><title>{item.Title}</title><link>{WebUtility.HtmlEncode(item.Link)}</link><guid isPermaLink=\"false\">{item.Guid}</guid>{item.Date}<description>{item.Text}</description></item>");
        }

        return rss.Append("</channel></rss>").ToString();
    }

    /// <summary>One item of the feed; its number stands in its text and nowhere else.</summary>
    private sealed record Item(int Number, string Title, string Link, string Guid, string Date, string Text)
    {
        private static readonly string[] Goods = ["lathes", "lasers", "drones", "gallium", "servers", "sensors", "turbines"];
        private static readonly string[] Acts = ["tightens", "reviews", "eases", "explains", "postpones"];

        /// <summary>One thing of the item is different from poll to poll: title, GUID, date, scheme, tracking, address.</summary>
        public static Item InGuise(int number, int poll, Random random)
        {
            bool asBefore = random.Next(3) == 0;
            int guise = asBefore ? -1 : random.Next(6);
            string title = $"Ministry {Acts[number % Acts.Length]} rules for {Goods[number % Goods.Length]}, round {number}";
            string address = $"paper.example/news/{number}";
            return new Item(
                number,
                guise == 0 ? $"UPDATE {poll}: {title}" : title,
                guise switch
                {
                    1 => $"http://www.{address}",
                    2 => $"https://{address}?utm_source=poll{poll}",
                    3 => $"https://{address}/amp",
                    4 => $"https://paper.example/archive/{poll}/{number}",
                    _ => $"https://{address}",
                },
                guise is 5 or 1 ? $"moved-{poll}-{number}-{random.Next()}" : $"urn:paper:item:{number:d8}",
                random.Next(3) switch
                {
                    0 => "",
                    1 => $"<pubDate>{new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddHours(number + poll):R}</pubDate>",
                    _ => $"<pubDate>{new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddHours(number):R}</pubDate>",
                },
                $"The ministry published case number {number} about {Goods[number % Goods.Length]} and set out who must apply, by when and with which papers.");
        }
    }
}
