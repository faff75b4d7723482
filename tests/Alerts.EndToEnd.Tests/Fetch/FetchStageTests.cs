using Alerts.EndToEnd.Tests.Support;
using Alerts.Sources;

namespace Alerts.EndToEnd.Tests.Fetch;

public sealed class FetchStageTests
{
    private const string Catalogue = "sources: [{name: paper, kind: file, location: paper.rss}]";

    private static readonly (string Url, string Title, string Text) First = ("https://paper.example/1", "One", "The first article.");
    private static readonly (string Url, string Title, string Text) Second = ("https://paper.example/2", "Two", "The second article.");

    [Fact]
    public async Task The_first_poll_only_marks_what_is_there_and_the_next_one_brings_what_is_new()
    {
        await using FetchRun run = await FetchRun.StartAsync(Catalogue);

        await run.WriteAsync("paper.rss", SampleFeed.Rss(First));
        await run.PollAsync("paper");
        Assert.Equal(0, await run.QueuedAsync());

        await run.WriteAsync("paper.rss", SampleFeed.Rss(Second, First));
        await run.PollAsync("paper");
        await run.PollAsync("paper");
        Assert.Equal(1, await run.QueuedAsync());
    }

    [Fact]
    public async Task Told_to_fill_up_the_first_poll_takes_what_is_there_as_news_and_later_ones_repeat_nothing()
    {
        await using FetchRun run = await FetchRun.StartAsync(Catalogue, ("Fetch:Backfill", "true"));

        await run.WriteAsync("paper.rss", SampleFeed.Rss(First, Second));
        await run.PollAsync("paper");
        Assert.Equal(2, await run.QueuedAsync());

        await run.PollAsync("paper");
        Assert.Equal(2, await run.QueuedAsync());
    }

    [Fact]
    public async Task A_source_that_fails_says_why_is_asked_less_often_and_recovers()
    {
        await using FetchRun run = await FetchRun.StartAsync(Catalogue);

        await run.PollAsync("paper");
        SourceState once = await run.StateAsync("paper");
        await run.PollAsync("paper");
        SourceState twice = await run.StateAsync("paper");

        Assert.Equal($"expected a feed in the file {run.FileOf("paper.rss")}, which does not exist", once.Failure);
        Assert.Equal((1, 2), (once.ConsecutiveFailures, twice.ConsecutiveFailures));
        Assert.True(twice.NextPoll - twice.LastPoll > once.NextPoll - once.LastPoll);

        await run.WriteAsync("paper.rss", SampleFeed.Rss(First));
        await run.PollAsync("paper");
        SourceState recovered = await run.StateAsync("paper");
        Assert.Null(recovered.Failure);
        Assert.Equal(0, recovered.ConsecutiveFailures);
    }

    [Fact]
    public async Task A_known_article_whose_body_is_gone_does_not_hold_up_what_is_new()
    {
        await using FetchRun run = await FetchRun.StartAsync(Catalogue, ("Fetch:Backfill", "true"));
        await run.WriteAsync("paper.rss", SampleFeed.Rss(First));
        await run.PollAsync("paper");
        await run.DeleteBodiesAsync();

        await run.WriteAsync("paper.rss", SampleFeed.Rss((First.Url, First.Title, "The first article, which was denied in the meantime and is told otherwise."), Second));
        await run.PollAsync("paper");

        Assert.Equal(2, (await run.StateAsync("paper")).Seen.Count);
        Assert.Equal(2, await run.QueuedAsync());
    }

    [Fact]
    public async Task A_source_that_left_the_catalogue_is_no_failure()
    {
        await using FetchRun run = await FetchRun.StartAsync(Catalogue);

        await run.PollAsync("gone");

        Assert.Equal(0, await run.QueuedAsync());
    }
}
