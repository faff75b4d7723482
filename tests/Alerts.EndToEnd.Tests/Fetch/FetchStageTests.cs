using Alerts.EndToEnd.Tests.Support;
using Alerts.Fetch;
using Alerts.Sources;
using Alerts.Storage;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.EndToEnd.Tests.Fetch;

public sealed class FetchStageTests
{
    private static readonly (string Url, string Title, string Text) First = ("https://paper.example/1", "One", "The first article.");
    private static readonly (string Url, string Title, string Text) Second = ("https://paper.example/2", "Two", "The second article.");

    [Fact]
    public async Task The_first_poll_only_marks_what_is_there_and_the_next_one_brings_what_is_new()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        await using LocalStorage storage = await LocalStorage.StartAsync(cancellation);
        using var folder = new TemporaryFolder();
        await using ServiceProvider services = await ServicesAsync(storage, folder, cancellation);
        FetchStage stage = services.GetRequiredService<FetchStage>();

        await File.WriteAllTextAsync(folder.File("paper.rss"), SampleFeed.Rss(First), cancellation);
        await stage.RunAsync(new FetchMessage("paper"), cancellation);
        Assert.Equal(0, await ArticlesAsync(storage, cancellation));

        await File.WriteAllTextAsync(folder.File("paper.rss"), SampleFeed.Rss(Second, First), cancellation);
        await stage.RunAsync(new FetchMessage("paper"), cancellation);
        await stage.RunAsync(new FetchMessage("paper"), cancellation);
        Assert.Equal(1, await ArticlesAsync(storage, cancellation));
    }

    [Fact]
    public async Task Told_to_fill_up_the_first_poll_takes_what_is_there_as_news_and_later_ones_repeat_nothing()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        await using LocalStorage storage = await LocalStorage.StartAsync(cancellation);
        using var folder = new TemporaryFolder();
        await using ServiceProvider services = await ServicesAsync(storage, folder, cancellation, ("Fetch:Backfill", "true"));
        FetchStage stage = services.GetRequiredService<FetchStage>();

        await File.WriteAllTextAsync(folder.File("paper.rss"), SampleFeed.Rss(First, Second), cancellation);
        await stage.RunAsync(new FetchMessage("paper"), cancellation);
        Assert.Equal(2, await ArticlesAsync(storage, cancellation));

        await stage.RunAsync(new FetchMessage("paper"), cancellation);
        Assert.Equal(2, await ArticlesAsync(storage, cancellation));
    }

    [Fact]
    public async Task A_source_that_fails_says_why_is_asked_less_often_and_recovers()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        await using LocalStorage storage = await LocalStorage.StartAsync(cancellation);
        using var folder = new TemporaryFolder();
        await using ServiceProvider services = await ServicesAsync(storage, folder, cancellation);
        FetchStage stage = services.GetRequiredService<FetchStage>();
        SourceStateStore states = services.GetRequiredService<SourceStateStore>();

        await stage.RunAsync(new FetchMessage("paper"), cancellation);
        SourceState once = await states.ReadAsync("paper", cancellation);
        await stage.RunAsync(new FetchMessage("paper"), cancellation);
        SourceState twice = await states.ReadAsync("paper", cancellation);

        Assert.Equal($"expected a feed in the file {folder.File("paper.rss")}, which does not exist", once.Failure);
        Assert.Equal((1, 2), (once.ConsecutiveFailures, twice.ConsecutiveFailures));
        Assert.True(twice.NextPoll - twice.LastPoll > once.NextPoll - once.LastPoll);

        await File.WriteAllTextAsync(folder.File("paper.rss"), SampleFeed.Rss(First), cancellation);
        await stage.RunAsync(new FetchMessage("paper"), cancellation);
        SourceState recovered = await states.ReadAsync("paper", cancellation);
        Assert.Null(recovered.Failure);
        Assert.Equal(0, recovered.ConsecutiveFailures);
    }

    [Fact]
    public async Task A_source_that_left_the_catalogue_is_no_failure()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        await using LocalStorage storage = await LocalStorage.StartAsync(cancellation);
        using var folder = new TemporaryFolder();
        await using ServiceProvider services = await ServicesAsync(storage, folder, cancellation);

        await services.GetRequiredService<FetchStage>().RunAsync(new FetchMessage("gone"), cancellation);

        Assert.Equal(0, await ArticlesAsync(storage, cancellation));
    }

    private static async Task<ServiceProvider> ServicesAsync(LocalStorage storage, TemporaryFolder folder, CancellationToken cancellation, params (string Name, string Value)[] more)
    {
        await File.WriteAllTextAsync(folder.File("sources.yaml"), "sources: [{name: paper, kind: file, location: paper.rss}]", cancellation);
        IConfiguration settings = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["AzureWebJobsStorage"] = storage.ConnectionString,
                ["Sources:Catalogue"] = folder.File("sources.yaml"),
            })
            .AddInMemoryCollection(more.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)))
            .Build();
        return new ServiceCollection().AddLogging().AddAlerts(settings).BuildServiceProvider();
    }

    private static async Task<int> ArticlesAsync(LocalStorage storage, CancellationToken cancellation)
    {
        QueueClient queue = await storage.Clients.QueueAsync(QueueNames.Articles);
        return (await queue.GetPropertiesAsync(cancellation)).Value.ApproximateMessagesCount;
    }
}
