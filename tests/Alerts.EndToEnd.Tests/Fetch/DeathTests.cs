using Alerts.EndToEnd.Tests.Support;
using Azure;

namespace Alerts.EndToEnd.Tests.Fetch;

/// <summary>A poll that dies after any of its requests to the storage is made up for by the next try of its message.</summary>
public sealed class DeathTests
{
    /// <summary>More than any poll here needs.</summary>
    private const int MostRequests = 60;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Wherever_a_first_poll_dies_nothing_is_lost_and_what_was_there_is_news_only_where_it_is_to_be(bool backfill)
    {
        // A source for each place to die in, so that each poll is a first one; the last one finds queue and tables made.
        await using FetchRun run = await FetchRun.StartAsync("sources:\n" + string.Concat(Enumerable.Range(0, MostRequests + 1).Select(number =>
            $"  - {{name: paper-{number}, kind: file, location: paper-{number}.rss, backfill: {(backfill ? "true" : "false")}}}\n")));
        await PollAsync(run, MostRequests);
        int deaths = 0;
        for (; deaths < MostRequests; deaths++)
        {
            string source = $"paper-{deaths}";
            await run.WriteAsync($"{source}.rss", Feed(source, 2));
            await run.MakeDueAsync(source);
            run.Cut.CutAfter = deaths;
            Exception? death = await Record.ExceptionAsync(() => run.DeliverAsync(source));
            bool whole = run.Cut.IsWhole;
            run.Cut.CutAfter = int.MaxValue;
            if (whole)
            {
                Assert.Null(death);
                break;
            }

            Assert.IsType<RequestFailedException>(death);
            await run.DeliverAsync(source);
            await run.WriteAsync($"{source}.rss", Feed(source, 3));
            await run.PollAsync(source);
        }

        Assert.InRange(deaths, 10, MostRequests - 1);
        ILookup<string, Article> passedOn = (await run.PassedOnAsync()).DistinctBy(article => (article.Id, article.Version)).ToLookup(article => article.Source);
        for (int number = 0; number < deaths; number++)
        {
            string source = $"paper-{number}";
            Assert.Equal(backfill ? ["1", "2", "3"] : (string[])["3"], passedOn[source].Select(article => article.Title).Order(StringComparer.Ordinal));
            Assert.All(passedOn[source], article => Assert.Equal(1, article.Version));
        }
    }

    private static async Task PollAsync(FetchRun run, int number)
    {
        await run.WriteAsync($"paper-{number}.rss", Feed($"paper-{number}", 2));
        await run.PollAsync($"paper-{number}");
    }

    private static string Feed(string source, int items) => SampleFeed.Rss(
        [.. Enumerable.Range(1, items).Select(number => ($"https://{source}.example/{number}", $"{number}", $"Of {source} the text of article number {number}, which is long enough to be known by."))]);
}
