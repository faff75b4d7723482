using Alerts.EndToEnd.Tests.Support;
using Alerts.Sources;

namespace Alerts.EndToEnd.Tests.Fetch;

/// <summary>A feed of more entries than one message takes is taken by several, and none of its entries twice.</summary>
public sealed class LongFeedTests
{
    private const int Entries = 230;

    private static readonly (string Url, string Title, string Text)[] Items =
    [
        .. Enumerable.Range(1, Entries).Select(number => ($"https://paper.example/{number}", $"Notice {number}", $"The office wrote on matter {number} that exporters of lathes must apply for a licence.")),
    ];

    [Fact]
    public async Task Each_message_takes_its_share_and_the_source_says_what_is_left()
    {
        await using FetchRun run = await FetchRun.StartAsync(
            "sources: [{name: paper, kind: file, location: paper.rss, backfill: true}]", ("Fetch:MaxEntries", "100"));
        await run.WriteAsync("paper.rss", SampleFeed.Rss(Items));

        await run.PollAsync("paper");
        SourceState first = await run.StateAsync("paper");
        Assert.Equal(("130 of its 230 entries are still to be taken, some each minute", 100), (first.Remark, await run.QueuedAsync()));
        Assert.True(first.NextPoll <= run.Clock.GetUtcNow());

        await run.PollAsync("paper");
        Assert.Equal("30 of its 230 entries are still to be taken, some each minute", (await run.StateAsync("paper")).Remark);
        await run.PollAsync("paper");
        SourceState last = await run.StateAsync("paper");
        Assert.Equal((null, Entries), (last.Remark, last.Seen.Count));
        Assert.True(last.NextPoll > run.Clock.GetUtcNow());

        await run.PollAsync("paper");
        Assert.Equal(Items.Select(item => item.Title), (await run.PassedOnAsync()).Select(article => article.Title));
    }

    [Fact]
    public async Task A_first_poll_marks_all_of_it_however_many_messages_that_takes()
    {
        await using FetchRun run = await FetchRun.StartAsync("sources: [{name: paper, kind: file, location: paper.rss}]", ("Fetch:MaxEntries", "100"));
        await run.WriteAsync("paper.rss", SampleFeed.Rss(Items));
        for (int poll = 0; poll < 3; poll++)
        {
            await run.PollAsync("paper");
        }

        await run.WriteAsync("paper.rss", SampleFeed.Rss([("https://paper.example/new", "New", "The office wrote that the list of lathes has been amended."), .. Items]));
        await run.PollAsync("paper");

        Assert.Equal(["New"], (await run.PassedOnAsync()).Select(article => article.Title));
    }

    [Fact]
    public async Task Many_entries_cost_few_requests_each()
    {
        const int Many = 500;
        await using FetchRun run = await FetchRun.StartAsync("sources: [{name: paper, kind: file, location: paper.rss, backfill: true}]");
        await run.WriteAsync("paper.rss", SampleFeed.Rss(
            [.. Enumerable.Range(1, Many).Select(number => ($"https://paper.example/{number}", $"Notice {number}", $"The office wrote on matter {number} that exporters of lathes must apply for a licence."))]));

        run.Cut.CutAfter = 4 * Many;
        await run.PollAsync("paper");

        Assert.True(run.Cut.IsWhole);
        Assert.Equal(Many, await run.QueuedAsync());
    }

    [Fact]
    public async Task More_entries_than_one_row_holds_are_remembered()
    {
        await using FetchRun run = await FetchRun.StartAsync("sources: [{name: paper, kind: file, location: paper.rss}]");
        string[] seen = [.. Enumerable.Range(0, 45_000).Select(number => $"{number:x12}")];

        await run.WriteStateAsync(new SourceState { Source = "paper", Seen = seen }, new SourceState { Source = "paper" });
        Assert.Equal(seen, (await run.StateAsync("paper")).Seen);

        await run.WriteStateAsync(new SourceState { Source = "paper", Seen = seen[..10] }, await run.StateAsync("paper"));
        Assert.Equal(seen[..10], (await run.StateAsync("paper")).Seen);
    }
}
