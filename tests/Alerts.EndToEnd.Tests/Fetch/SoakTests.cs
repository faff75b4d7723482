using Alerts.EndToEnd.Tests.Support;

namespace Alerts.EndToEnd.Tests.Fetch;

/// <summary>Twenty polls of feeds that do to their items all that real feeds do.</summary>
public sealed class SoakTests
{
    private const int Polls = 20;

    // Two feeds of one publisher, and one of each other kind of trouble.
    private static readonly string Catalogue = "sources:\n" + string.Concat(SoakFeed.All.Select(feed => feed.Name).Append("topic").Select(name =>
        $"  - {{name: {name}, kind: file, location: {name}.rss, publisher: {(name == "topic" ? "paper" : name)}, backfill: true}}\n"));

    [Fact]
    public async Task Twenty_polls_repeat_nothing_and_miss_nothing()
    {
        await using FetchRun run = await FetchRun.StartAsync(Catalogue);
        var random = new Random(7);

        for (int poll = 0; poll < Polls; poll++)
        {
            run.Clock.Set(SoakFeed.TimeOf(poll));
            foreach (SoakFeed feed in SoakFeed.All)
            {
                SoakItem[] items = feed.ItemsAt(poll, random);
                // A list that numbers its places shows them in their order.
                SoakItem[] shown = feed.Name == "list" ? items : [.. items.OrderBy(_ => random.Next())];
                await run.WriteAsync($"{feed.Name}.rss", SoakFeed.Rss(shown));
                if (feed.Name == "paper")
                {
                    await run.WriteAsync("topic.rss", SoakFeed.Rss(items.Where((_, index) => index % 2 == 0)));
                }
            }

            await run.DeliverAsync(SoakFeed.All[0].Name, [.. SoakFeed.All.Skip(1).Select(feed => feed.Name)]);
            await run.PollAsync("topic");
            await run.MakeDueAsync([.. SoakFeed.All.Select(feed => feed.Name)]);
        }

        List<Article> passedOn = await run.PassedOnAsync();
        Assert.All(passedOn, article => Assert.Equal(1, article.Version));
        foreach (SoakFeed feed in SoakFeed.All)
        {
            Article[] own = [.. passedOn.Where(article => article.Publisher == feed.Name)];
            Assert.Equal((feed.Name, Polls * feed.NewPerPoll), (feed.Name, own.Length));
            Assert.Equal((feed.Name, own.Length), (feed.Name, own.Select(CaseOf).Distinct().Count()));
        }
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

    // The daily words are the same each day: only the address tells them apart.
    private static string CaseOf(Article article) => article.Publisher == "daily" ? article.Url : article.Text.Split("case ")[1].Split(' ')[0];
}
