using Alerts.EndToEnd.Tests.Support;
using Alerts.Fetch;
using Alerts.Fetch.Identity;
using Alerts.Sources;
using Alerts.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Alerts.EndToEnd.Tests.Fetch;

/// <summary>Fetch on a storage of its own, with a catalogue and the files that its sources read.</summary>
internal sealed class FetchRun : IAsyncDisposable
{
    private readonly LocalStorage _storage;
    private readonly ServiceProvider _services;
    private readonly TemporaryFolder _folder;
    private readonly CancellationToken _cancellation;

    private FetchRun(LocalStorage storage, CutStorage cut, ServiceProvider services, TemporaryFolder folder, CancellationToken cancellation) =>
        (_storage, Cut, _services, _folder, _cancellation) = (storage, cut, services, folder, cancellation);

    /// <summary>The machine's own time until a test sets another.</summary>
    public MovedClock Clock => (MovedClock)_services.GetRequiredService<TimeProvider>();

    /// <summary>The wire from Fetch to the storage.</summary>
    public CutStorage Cut { get; }

    /// <param name="sources">The catalogue's YAML.</param>
    public static async Task<FetchRun> StartAsync(string sources, params (string Name, string Value)[] settings)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        LocalStorage storage = await LocalStorage.StartAsync(cancellation);
        CutStorage cut = await CutStorage.StartAsync(storage.ConnectionString, cancellation);
        cut.CutAfter = int.MaxValue;
        var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("sources.yaml"), sources, cancellation);
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["AzureWebJobsStorage"] = cut.ConnectionString,
                ["Sources:Catalogue"] = folder.File("sources.yaml"),
            })
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)))
            .Build();
        return new FetchRun(storage, cut, new ServiceCollection().AddSingleton<TimeProvider>(new MovedClock()).AddFakeLogging().AddAlerts(configuration).BuildServiceProvider(), folder, cancellation);
    }

    public string FileOf(string name) => _folder.File(name);

    public Task WriteAsync(string file, string text) => File.WriteAllTextAsync(_folder.File(file), text, _cancellation);

    /// <summary>One poll, due or not, as Schedule asks for it.</summary>
    public async Task PollAsync(string source)
    {
        await MakeDueAsync(source);
        await DeliverAsync(source);
    }

    /// <summary>What Schedule does to a source whose time has come.</summary>
    public Task MakeDueAsync(params string[] sources) =>
        _services.GetRequiredService<SourceStateStore>().MarkPendingAsync(sources, Clock.GetUtcNow().AddMinutes(15), _cancellation);

    /// <summary>A message of the queue, which may be the second one for the same poll.</summary>
    public Task DeliverAsync(string source, params string[] more) =>
        _services.GetRequiredService<FetchStage>().RunAsync(new FetchMessage(source) { More = more }, _cancellation);

    public Task WriteStateAsync(SourceState state, SourceState? before = null) =>
        _services.GetRequiredService<SourceStateStore>().WriteAsync(state, before ?? state, _cancellation);

    /// <summary>What Fetch wrote to the log.</summary>
    public IEnumerable<string> Log => _services.GetFakeLogCollector().GetSnapshot().Where(line => line.Category == typeof(FetchStage).FullName).Select(line => $"{line.Level}: {line.Message}");

    /// <summary>What <c>alerts sources check</c> would say of a file.</summary>
    public async Task<IReadOnlyList<EntryVerdict>> JudgeAsync(string source)
    {
        Source judged = _services.GetRequiredService<SourceCatalogue>().Find(source)!;
        SourceState state = await StateAsync(source);
        Poll poll = await _services.GetRequiredService<SourceReaders>().ReadAsync(judged, state, _cancellation);
        Newcomers newcomers = _services.GetRequiredService<IOptions<FetchOptions>>().Value.NewcomersOf(judged, state);
        return await _services.GetRequiredService<EntryJudge>().JudgeAsync(poll.Feed!, judged, newcomers, Clock.GetUtcNow(), _cancellation);
    }

    public Task<SourceState> StateAsync(string source) => _services.GetRequiredService<SourceStateStore>().ReadAsync(source, _cancellation);

    /// <summary>How many articles wait for Classify.</summary>
    public async Task<int> QueuedAsync() =>
        (await (await _storage.Clients.QueueAsync(QueueNames.Articles)).GetPropertiesAsync(_cancellation)).Value.ApproximateMessagesCount;

    /// <summary>The articles that wait for Classify, taken from the queue.</summary>
    public async Task<List<Article>> PassedOnAsync()
    {
        QueueClient queue = await _storage.Clients.QueueAsync(QueueNames.Articles);
        var articles = new List<Article>();
        while ((await queue.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(5), _cancellation)).Value is { Length: > 0 } messages)
        {
            foreach (QueueMessage message in messages)
            {
                var named = (ArticleMessage)MessageReader.Read(QueueNames.Articles, message.Body.ToString());
                articles.Add(await _services.GetRequiredService<ArticleStore>().ReadAsync(named.ArticleId, named.ArticleVersion, _cancellation));
            }
        }

        return articles;
    }

    /// <summary>What the account's lifecycle rule does after some months.</summary>
    public async Task DeleteBodiesAsync()
    {
        BlobContainerClient container = await _storage.Clients.ContainerAsync(ContainerNames.Articles);
        await foreach (BlobItem body in container.GetBlobsAsync(cancellationToken: _cancellation))
        {
            await container.DeleteBlobAsync(body.Name, cancellationToken: _cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
        await Cut.DisposeAsync();
        await _storage.DisposeAsync();
    }
}
