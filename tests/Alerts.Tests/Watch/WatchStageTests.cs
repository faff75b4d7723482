using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Alerts.Sources;
using Alerts.Storage;
using Alerts.Tests.Web;
using Alerts.Watch;
using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Alerts.Tests.Watch;

public sealed class WatchStageTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task It_measures_what_waits_and_what_is_poison_in_every_queue()
    {
        await using var storage = new StorageOnTheWire();
        storage.Depths["articles"] = 7;
        storage.Depths["deliveries-poison"] = 2;

        Dictionary<string, double> measured = await WatchAsync(storage);

        Assert.Equal(
            ["articles 7", "deliveries 0", "events 0", "fetches 0"],
            measured.Where(metric => metric.Key.StartsWith("alerts.queue.depth", StringComparison.Ordinal)).Select(metric => $"{metric.Key.Split(' ')[1]} {metric.Value}").Order());
        Assert.Equal(2, measured["alerts.queue.poison deliveries"]);
        Assert.Equal(0, measured["alerts.queue.poison articles"]);
    }

    [Fact]
    public async Task It_measures_the_oldest_message_of_a_queue()
    {
        await using var storage = new StorageOnTheWire();
        storage.Sent["deliveries"] = [Now.AddMinutes(-2), Now.AddMinutes(-11), Now];

        Dictionary<string, double> measured = await WatchAsync(storage);

        Assert.Equal(660, measured["alerts.queue.oldest deliveries"]);
        Assert.Equal(0, measured["alerts.queue.oldest events"]);
    }

    [Theory]
    [InlineData("never polled", null, 0)]
    [InlineData("works", """{"source":"s","lastSuccess":"2026-01-22T11:00:00+00:00","consecutiveFailures":0}""", 0)]
    [InlineData("broken for 25 hours", """{"source":"s","lastSuccess":"2026-01-22T11:00:00+00:00","consecutiveFailures":9}""", 25 * 3600)]
    [InlineData("never worked in 4 polls, one each half an hour", """{"source":"s","consecutiveFailures":4}""", 2 * 3600)]
    public async Task It_measures_how_long_a_source_has_been_broken(string state, string? json, double seconds)
    {
        await using var storage = new StorageOnTheWire();
        if (json is not null)
        {
            storage.Sources.Add(new TableEntity("source", "s") { [JsonRow.FirstColumn] = json });
        }

        Dictionary<string, double> measured = await WatchAsync(storage);

        Assert.True(measured["alerts.source.failing s"] == seconds, $"{state}: {measured["alerts.source.failing s"]}");
        Assert.DoesNotContain("alerts.source.failing off", measured.Keys);
    }

    [Theory]
    [InlineData("due half an hour ago and never polled", """{"source":"s","nextPoll":"2026-01-23T11:30:00+00:00"}""", 1800)]
    [InlineData("due later", """{"source":"s","nextPoll":"2026-01-23T12:30:00+00:00"}""", 0)]
    [InlineData("new", """{"source":"s"}""", 0)]
    public async Task It_measures_how_long_ago_a_source_should_have_been_polled(string state, string json, double seconds)
    {
        await using var storage = new StorageOnTheWire();
        storage.Sources.Add(new TableEntity("source", "s") { [JsonRow.FirstColumn] = json });

        Dictionary<string, double> measured = await WatchAsync(storage);

        Assert.True(measured["alerts.source.overdue s"] == seconds, $"{state}: {measured["alerts.source.overdue s"]}");
    }

    [Fact]
    public async Task It_measures_how_long_the_oldest_digest_has_been_due()
    {
        await using var storage = new StorageOnTheWire();
        Assert.Equal(0, (await WatchAsync(storage))["alerts.digest.oldest"]);

        await using var late = new StorageOnTheWire();
        late.Digests.Add(new TableEntity("202601231000", "s~e") { ["SubscriptionId"] = "s", ["EventId"] = "e" });
        late.Digests.Add(new TableEntity("202601231100", "s~f") { ["SubscriptionId"] = "s", ["EventId"] = "f" });

        Assert.Equal(2 * 3600, (await WatchAsync(late))["alerts.digest.oldest"]);
    }

    private static async Task<Dictionary<string, double>> WatchAsync(StorageOnTheWire storage)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new(StorageOptions.Section, await storage.StartAsync())]).Build();
        await using ServiceProvider services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(new FakeTimeProvider(Now))
            .AddStorage(configuration)
            .AddSingleton<SourceStateStore>()
            .AddSingleton(new SourceCatalogue(
            [
                new Source { Name = "s", Kind = SourceKind.Feed, Location = "https://news.example/feed", Every = TimeSpan.FromMinutes(30) },
                new Source { Name = "off", Kind = SourceKind.Feed, Location = "https://news.example/off", Enabled = false },
            ]))
            .AddWatch()
            .BuildServiceProvider();

        var measured = new ConcurrentDictionary<string, double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name.Split('.') is ["alerts", "queue" or "source" or "digest", _])
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => measured[$"{instrument.Name} {tags[0].Value}"] = value);
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => measured[tags.Length == 0 ? instrument.Name : $"{instrument.Name} {tags[0].Value}"] = value);
        listener.Start();

        await services.GetRequiredService<WatchStage>().RunAsync(TestContext.Current.CancellationToken);
        return new(measured);
    }
}
