using System.Text;
using Alerts.EndToEnd.Tests.Support;
using Alerts.Sources;
using Alerts.Tests.Fetch.Http;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;

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
    public async Task A_first_poll_that_brought_only_a_part_leaves_the_rest_to_be_marked_by_the_next()
    {
        await using FetchRun run = await FetchRun.StartAsync(Catalogue);
        string whole = SampleFeed.Rss(First, Second);

        await run.WriteAsync("paper.rss", whole[..whole.IndexOf("<item><title>Two", StringComparison.Ordinal)]);
        await run.PollAsync("paper");
        await run.WriteAsync("paper.rss", whole);
        await run.PollAsync("paper");
        Assert.Equal(0, await run.QueuedAsync());

        await run.WriteAsync("paper.rss", SampleFeed.Rss(("https://paper.example/3", "Three", "The third article."), First, Second));
        await run.PollAsync("paper");
        Assert.Equal(1, await run.QueuedAsync());
    }

    [Fact]
    public async Task A_first_poll_that_failed_is_made_up_for_by_the_next_which_marks()
    {
        await using FetchRun run = await FetchRun.StartAsync(Catalogue);

        await run.PollAsync("paper");
        await run.WriteAsync("paper.rss", SampleFeed.Rss(First, Second));
        await run.PollAsync("paper");

        Assert.Equal(0, await run.QueuedAsync());
        Assert.NotNull((await run.StateAsync("paper")).LastSuccess);
    }

    [Fact]
    public async Task A_message_that_comes_twice_is_one_poll()
    {
        await using FetchRun run = await FetchRun.StartAsync(Catalogue);
        await run.WriteAsync("paper.rss", SampleFeed.Rss(First));
        await run.PollAsync("paper");
        SourceState once = await run.StateAsync("paper");

        await run.DeliverAsync("paper");

        Assert.Equal(once.LastPoll, (await run.StateAsync("paper")).LastPoll);
    }

    [Fact]
    public async Task Sources_of_one_message_are_each_polled_and_one_that_fails_is_its_own_affair()
    {
        await using FetchRun run = await FetchRun.StartAsync("""
            sources:
              - {name: gone, kind: file, location: gone.rss}
              - {name: paper, kind: file, location: paper.rss, backfill: true}
              - {name: topic, kind: file, location: topic.rss, backfill: true}
            """);
        await run.WriteAsync("paper.rss", SampleFeed.Rss(First));
        await run.WriteAsync("topic.rss", SampleFeed.Rss(Second));

        await run.DeliverAsync("gone", "paper", "unknown", "topic");

        Assert.NotNull((await run.StateAsync("gone")).Failure);
        Assert.Equal(["One", "Two"], (await run.PassedOnAsync()).Select(article => article.Title).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_no_reader_foresaw_is_in_the_state_and_passes()
    {
        await using FeedServer server = await FeedServer.StartAsync(TestContext.Current.CancellationToken);
        server.Feed = SampleFeed.Rss(First);
        await using FetchRun run = await FetchRun.StartAsync($"sources: [{{name: paper, kind: feed, location: \"{server.Address}feed\"}}]", ("Outbound:AllowedHosts:0", "127.0.0.1"));
        await run.PollAsync("paper");
        await run.WriteStateAsync(await run.StateAsync("paper") with { MovedTo = "nowhere", MovedSeen = 3 });

        await run.PollAsync("paper");
        Assert.Equal("could not be read: Invalid URI: The format of the URI could not be determined (UriFormatException)", (await run.StateAsync("paper")).Failure);

        await run.PollAsync("paper");
        Assert.Null((await run.StateAsync("paper")).Failure);
    }

    [Fact]
    public async Task Operators_are_told_once_when_a_source_breaks_and_once_when_it_recovers()
    {
        await using FetchRun run = await FetchRun.StartAsync(Catalogue.Replace("paper", "turning", StringComparison.Ordinal));
        using var turns = new MetricCollector<long>(Telemetry.Meter, "alerts.source.turns");

        await run.PollAsync("turning");
        await run.PollAsync("turning");
        await run.WriteAsync("turning.rss", SampleFeed.Rss(First));
        await run.PollAsync("turning");
        await run.PollAsync("turning");

        Assert.Equal(
            ["broke 1", "recovered 1"],
            turns.GetMeasurementSnapshot().Where(turn => "turning".Equals(turn.Tags["source"])).Select(turn => $"{turn.Tags["turn"]} {turn.Value}"));
        Assert.Equal(
            [
                $"Warning: Source turning failed 1 times in a row: expected a feed in the file {run.FileOf("turning.rss")}, which does not exist",
                $"Warning: Source turning failed 2 times in a row: expected a feed in the file {run.FileOf("turning.rss")}, which does not exist",
                "Information: Source turning: 1 entries, 0 new",
                "Information: Source turning works again after 2 failures",
                "Information: Source turning: 0 entries, 0 new",
            ],
            run.Log);
    }

    [Fact]
    public async Task Another_feed_of_the_publisher_that_words_its_summary_differently_makes_no_version()
    {
        await using FetchRun run = await FetchRun.StartAsync("""
            sources:
              - {name: paper, kind: file, location: paper.rss, publisher: The Paper, backfill: true}
              - {name: topic, kind: file, location: topic.rss, publisher: The Paper, backfill: true}
            """);
        (string Url, string Title, string Text) told = First with { Text = "The ministry said that exporters of lathes must apply for a licence from March on." };
        await run.WriteAsync("paper.rss", SampleFeed.Rss(told));
        await run.WriteAsync("topic.rss", SampleFeed.Rss(told with { Text = "What the new rules for machine tools mean for a harbour town whose yards live on orders from abroad." }));
        await run.PollAsync("paper");
        await run.PollAsync("topic");

        await run.WriteAsync("paper.rss", SampleFeed.Rss(told with { Text = told.Text.Replace("must apply", "need not apply", StringComparison.Ordinal) }));
        await run.PollAsync("paper");

        Assert.Equal([1, 2], (await run.PassedOnAsync()).Select(article => article.Version));
    }

    [Fact]
    public async Task A_forwarding_address_and_the_page_that_it_leads_to_are_one_article()
    {
        string text = string.Concat(Enumerable.Range(1, 5).Select(number => $"<p>Paragraph {number}: the ministry said that exporters of lathes must apply for a licence, and named the offices.</p>"));
        await using var server = new WireServer(request => request.Path switch
        {
            "/r/1" => request.SendAsync("302 Found\r\nLocation: /news/1", []),
            "/news/1" => request.SendAsync("200 OK\r\nContent-Type: text/html", Encoding.UTF8.GetBytes($"<html><body><article>{text}</article></body></html>")),
            _ => request.SendAsync("404 Not Found", []),
        });
        await using FetchRun run = await FetchRun.StartAsync(
            """
            sources:
              - {name: paper, kind: file, location: paper.rss, full-text: always, backfill: true}
              - {name: finder, kind: file, location: finder.rss, full-text: always, backfill: true}
            """,
            ("Outbound:AllowedHosts:0", "127.0.0.1"), ("Fetch:HostGap", "00:00:00"));
        await run.WriteAsync("finder.rss", SampleFeed.Rss((server.Address("/r/1").AbsoluteUri, "Lathes", "Found.")));
        await run.WriteAsync("paper.rss", SampleFeed.Rss((server.Address("/news/1").AbsoluteUri, "Lathes", "Short.")));

        await run.PollAsync("finder");
        await run.PollAsync("paper");

        Article article = Assert.Single(await run.PassedOnAsync());
        Assert.Equal((server.Address("/news/1").AbsoluteUri, 1), (article.Url, article.Version));
    }

    [Fact]
    public async Task A_source_that_left_the_catalogue_or_was_disabled_is_not_polled_and_no_failure()
    {
        await using FetchRun run = await FetchRun.StartAsync("sources: [{name: off, kind: file, location: off.rss, backfill: true, enabled: false}]");
        await run.WriteAsync("off.rss", SampleFeed.Rss(First));

        await run.PollAsync("gone");
        await run.PollAsync("off");

        Assert.Equal(0, await run.QueuedAsync());
        Assert.Null((await run.StateAsync("off")).LastPoll);
    }
}
