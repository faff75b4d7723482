using System.Text.RegularExpressions;
using Alerts.Classify;
using Alerts.Cli.LocalHost;
using Alerts.Deliver;
using Alerts.Deliver.Channels;
using Alerts.Digest;
using Alerts.EndToEnd.Tests.Support;
using Alerts.Fetch;
using Alerts.Notify;
using Alerts.Schedule;
using Alerts.Sources;
using Alerts.Storage;
using Alerts.Tests.Deliver;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.EndToEnd.Tests.Storage;

/// <summary>One row that cannot be read, of each kind: the rest goes on, and a person is told which row and why.</summary>
public sealed class UnreadableRowsTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private LocalStorage? _storage;
    private ServiceProvider? _services;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private StorageClients Clients => _services!.GetRequiredService<StorageClients>();

    public async ValueTask InitializeAsync()
    {
        _storage = await LocalStorage.StartAsync(Cancellation);
        await File.WriteAllTextAsync(_folder.File("sources.yaml"), """
            sources:
              - { name: paper, kind: file, location: paper.rss }
              - { name: other, kind: file, location: paper.rss }
              - { name: full, kind: file, location: paper.rss, backfill: true }
            """, Cancellation);
        // Without its date: what is old is no news.
        await File.WriteAllTextAsync(_folder.File("paper.rss"), Regex.Replace(SampleFeed.Approval, "<pubDate>.*?</pubDate>", ""), Cancellation);
        _services = AlertsHost.Services(AlertsHost.Settings(new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = _storage.ConnectionString,
            ["Sources:Catalogue"] = _folder.File("sources.yaml"),
            ["Deliver:Mode"] = "Folder",
            ["Deliver:Folder"] = _folder.File("out"),
        }));
    }

    public async ValueTask DisposeAsync()
    {
        await (_services?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_storage?.DisposeAsync() ?? ValueTask.CompletedTask);
        _folder.Dispose();
    }

    [Fact]
    public async Task Subscriptions_that_cannot_be_read_silence_nobody_else_and_are_listed_and_removed()
    {
        SubscriptionStore subscriptions = Get<SubscriptionStore>();
        await subscriptions.WriteAsync(SomeAlert.Subscription with { Id = "well", Filter = "" }, Cancellation);
        await subscriptions.WriteAsync(SomeAlert.Subscription with { Id = "on-mars", TimeZone = "Mars/Olympus" }, Cancellation);
        await subscriptions.WriteAsync(SomeAlert.Subscription with { Id = "no-filter", Filter = "tag:" }, Cancellation);
        await PutAsync(TableNames.Subscriptions, "subscription", "broken", "{broken");
        await PutAsync(TableNames.Subscriptions, "subscription", "newer", """{"id":"newer","channel":"carrier-pigeon","address":"a","created":"2026-01-01T00:00:00Z"}""");
        NewsEvent newsEvent = await WriteEventAsync();

        await Get<NotifyStage>().RunAsync(new EventMessage(newsEvent.Id), Cancellation);

        Assert.Equal(["well"], await Get<DeliveryStore>().AllAsync(Cancellation).Select(delivery => delivery.SubscriptionId).ToListAsync(Cancellation));
        await using AlertsProcess listed = await CommandAsync("subscriptions", "list");
        Assert.Equal(0, listed.ExitCode);
        Assert.Contains("well", listed.Output, StringComparison.Ordinal);
        Assert.Contains("broken: cannot be read and is told nothing: 'b' is an invalid start of a property name.", listed.Errors, StringComparison.Ordinal);
        Assert.Contains("on-mars: cannot be read and is told nothing: timeZone: expected an IANA time zone such as Europe/Berlin, got 'Mars/Olympus'", listed.Errors, StringComparison.Ordinal);
        Assert.Contains("newer: cannot be read and is told nothing: The JSON value could not be converted to Alerts.Subscription. Path: $.channel", listed.Errors, StringComparison.Ordinal);
        await using AlertsProcess status = await CommandAsync("status");
        Assert.Equal(1, status.ExitCode);
        Assert.Contains("subscriptions subscription/broken: this row cannot be read and is left out; correct or delete it: 'b' is an invalid", status.Output, StringComparison.Ordinal);
        Assert.Contains("subscriptions subscription/no-filter: this row cannot be read and is left out; correct or delete it: filter: ", status.Output, StringComparison.Ordinal);

        await using AlertsProcess removed = await CommandAsync("subscriptions", "remove", "broken");
        Assert.StartsWith("Removed broken, which could not be read: ", removed.Output, StringComparison.Ordinal);
        await subscriptions.WriteAsync(SomeAlert.Subscription with { Id = "on-mars" }, Cancellation);
        Assert.Equal(["newer", "no-filter"], (await Clients.Unreadable.ListAsync(Cancellation)).Select(row => row.Row).Order());
    }

    [Fact]
    public async Task A_source_whose_state_cannot_be_read_is_shown_as_failing_and_its_next_poll_takes_what_is_new()
    {
        await PutAsync(TableNames.Sources, "source", "paper", "{broken");
        TableClient sources = await Clients.TableAsync(TableNames.Sources);
        await sources.UpsertEntityAsync(new TableEntity("source", "other") { ["NextPoll"] = "soon", ["PollPendingUntil"] = 7 }, cancellationToken: Cancellation);
        await using AlertsProcess listed = await CommandAsync("sources", "list");
        Assert.Contains("paper: Row source/paper of table sources cannot be read: 'b' is an invalid start of a property name.", listed.Output, StringComparison.Ordinal);

        await Get<ScheduleStage>().RunAsync(Cancellation);
        await Get<FetchStage>().RunAsync(new FetchMessage("paper"), Cancellation);

        Assert.Equal(3, (await Get<QueueDepths>().ReadAsync(Cancellation)).Single(queue => queue.Name == QueueNames.Fetches).Messages);
        Assert.Equal(1, (await Get<QueueDepths>().ReadAsync(Cancellation)).Single(queue => queue.Name == QueueNames.Articles).Messages);
        Assert.Null((await Get<SourceStateStore>().ReadAllAsync(Cancellation))["paper"].Failure);
        Assert.Empty(await Clients.Unreadable.ListAsync(Cancellation));
    }

    [Fact]
    public async Task A_story_or_event_that_cannot_be_read_keeps_no_article_from_its_readers()
    {
        await PutAsync(TableNames.Stories, "CN", "broken", "{broken", ("LastSeen", TimeProvider.System.GetUtcNow()));
        await Get<FetchStage>().RunAsync(new FetchMessage("full"), Cancellation);
        Article article = await TakenAsync();
        await PutAsync(TableNames.Events, EventStore.IdOf(article)[..8], EventStore.IdOf(article), "{broken");

        await Get<ClassifyStage>().RunAsync(new ArticleMessage(article.Id, article.Version), Cancellation);

        Assert.Equal(Novelty.New, (await Get<EventStore>().FindAsync(EventStore.IdOf(article), Cancellation))?.Novelty);
        Assert.Equal([(TableNames.Stories, "broken")], (await Clients.Unreadable.ListAsync(Cancellation)).Select(row => (row.Table, row.Row)));

        await PutAsync(TableNames.Events, "20260123", "20260123-broken", "null");
        Assert.Equal(EventStore.IdOf(article), (await Get<EventStore>().SinceAsync(DateOnly.MinValue, Cancellation).SingleAsync(Cancellation)).Id);
    }

    [Fact]
    public async Task An_article_whose_row_cannot_be_read_is_taken_as_new_once()
    {
        await Get<FetchStage>().RunAsync(new FetchMessage("full"), Cancellation);
        Article article = await TakenAsync();
        await PutAsync(TableNames.Articles, article.Id[..2], article.Id, "{broken");

        for (int poll = 0; poll < 2; poll++)
        {
            // As if it had never been polled, so that each entry is looked at.
            await (await Clients.TableAsync(TableNames.Sources)).DeleteEntityAsync("source", "full", cancellationToken: Cancellation);
            await Get<FetchStage>().RunAsync(new FetchMessage("full"), Cancellation);
        }

        Assert.Equal(2, (await Get<QueueDepths>().ReadAsync(Cancellation)).Single(queue => queue.Name == QueueNames.Articles).Messages);
        Assert.Equal([(TableNames.Articles, article.Id)], (await Clients.Unreadable.ListAsync(Cancellation)).Select(row => (row.Table, row.Row)));
    }

    [Fact]
    public async Task A_delivery_or_digest_that_cannot_be_read_leaves_the_other_subscribers_theirs()
    {
        foreach (string id in (string[])["first", "second"])
        {
            await Get<SubscriptionStore>().WriteAsync(SomeAlert.Subscription with { Id = id, Filter = "" }, Cancellation);
        }

        NewsEvent newsEvent = await WriteEventAsync();
        string broken = Delivery.IdOf(newsEvent.Id, "first");
        await PutAsync(TableNames.Deliveries, broken[..2], broken, "{broken");
        TableClient digests = await Clients.TableAsync(TableNames.Digests);
        await digests.AddEntityAsync(new TableEntity("1970-01-01", "row"), Cancellation);
        await digests.AddEntityAsync(new TableEntity("202601230800", "row") { ["SubscriptionId"] = 7 }, Cancellation);
        await Get<DigestStore>().WriteAsync(new DigestEntry(SomeAlert.Now, "first", newsEvent.Id), Cancellation);

        await Get<NotifyStage>().RunAsync(new EventMessage(newsEvent.Id), Cancellation);
        await Get<DigestStage>().RunAsync(Cancellation);

        Assert.Equal(["second"], await Get<DeliveryStore>().AllAsync(Cancellation).Select(delivery => delivery.SubscriptionId).ToListAsync(Cancellation));
        Assert.Equal(
            [(TableNames.Deliveries, broken), (TableNames.Digests, "row"), (TableNames.Digests, "row")],
            (await Clients.Unreadable.ListAsync(Cancellation)).Select(row => (row.Table, row.Row)).Order());
    }

    [Theory]
    [InlineData("text")]
    [InlineData(new byte[] { 1, 2, 3 })]
    public async Task Turns_that_cannot_be_read_hold_up_no_mail_and_are_written_again(object given)
    {
        TableClient table = await Clients.TableAsync(TableNames.Turns);
        await table.AddEntityAsync(new TableEntity("turn", "relay") { ["Given"] = given }, Cancellation);
        var limit = new SendLimit("relay", [new SendWindow(1, TimeSpan.FromHours(1))]);

        DateTimeOffset first = await Get<SendTurns>().TakeAsync(limit, Cancellation);
        DateTimeOffset second = await Get<SendTurns>().TakeAsync(limit, Cancellation);

        Assert.Equal(TimeSpan.FromHours(1), second - first);
        Assert.Empty(await Clients.Unreadable.ListAsync(Cancellation));
    }

    [Fact]
    public async Task A_recorded_failure_that_cannot_be_read_does_not_end_the_list_of_poison_messages()
    {
        string id = DeterministicId.Of("poisoned");
        await (await Clients.QueueAsync(QueueNames.Deliveries + QueueNames.PoisonSuffix)).SendMessageAsync($$"""{"deliveryId":"{{id}}","schema":1}""", Cancellation);
        await Get<FailureStore>().RecordAsync(QueueNames.Deliveries, id, "cause", Cancellation);
        TableClient failures = await Clients.TableAsync(TableNames.Failures);
        await failures.UpsertEntityAsync(new TableEntity(QueueNames.Deliveries, DeterministicId.Of(id)) { ["Cause"] = 7, ["At"] = "late" }, TableUpdateMode.Replace, Cancellation);

        PoisonMessage message = await Get<PoisonQueues>().ListAsync(QueueNames.Deliveries, Cancellation).SingleAsync(Cancellation);

        Assert.Equal((id, "no cause was recorded"), (message.Subject, message.Cause));
    }

    private T Get<T>() where T : notnull => _services!.GetRequiredService<T>();

    private async Task PutAsync(string table, string partition, string row, string json, params (string Column, object Value)[] more)
    {
        var entity = new TableEntity(partition, row) { [JsonRow.FirstColumn] = json };
        foreach ((string column, object value) in more)
        {
            entity[column] = value;
        }

        await (await Clients.TableAsync(table)).UpsertEntityAsync(entity, TableUpdateMode.Replace, Cancellation);
    }

    private async Task<NewsEvent> WriteEventAsync()
    {
        NewsEvent newsEvent = SomeAlert.Event with { Id = $"20260123-{DeterministicId.Of("rows")}" };
        await Get<EventStore>().WriteAsync(newsEvent, Cancellation);
        return newsEvent;
    }

    /// <summary>The one article that Fetch has taken.</summary>
    private async Task<Article> TakenAsync()
    {
        TableClient table = await Clients.TableAsync(TableNames.Articles);
        TableEntity row = await table.QueryAsync<TableEntity>("PartitionKey lt 'key'", cancellationToken: Cancellation).SingleAsync(Cancellation);
        return await Get<ArticleStore>().ReadAsync(row.RowKey, 1, Cancellation);
    }

    private Task<AlertsProcess> CommandAsync(params string[] arguments) => AlertsProcess.RunAsync(
        _folder.Path, new Dictionary<string, string> { ["AzureWebJobsStorage"] = _storage!.ConnectionString }, arguments);
}
