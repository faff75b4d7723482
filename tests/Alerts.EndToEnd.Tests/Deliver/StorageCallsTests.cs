using Alerts.EndToEnd.Tests.Support;
using Alerts.Notify;
using Alerts.Storage;
using Alerts.Tests.Deliver;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Alerts.EndToEnd.Tests.Deliver;

/// <summary>What a delivery costs in requests to storage, counted on the wire from the event to the closed row.</summary>
public sealed class StorageCallsTests(DeliveryFixture fixture) : IClassFixture<DeliveryFixture>
{
    private const int Readers = 64;
    private const int BatchSize = 16;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_for_many_readers_takes_at_most_four_calls_each()
    {
        await using CutStorage wire = await CutStorage.StartAsync(fixture.Storage.ConnectionString, Cancellation);
        wire.CutAfter = int.MaxValue;
        var time = new FakeTimeProvider(SomeAlert.Now);
        await using DeliveryFixture.Pipeline pipeline = fixture.Instance(time, ("AzureWebJobsStorage", wire.ConnectionString));
        SubscriptionStore subscriptions = pipeline.Services.GetRequiredService<SubscriptionStore>();
        for (int reader = 0; reader < Readers; reader++)
        {
            await subscriptions.WriteAsync(SomeAlert.Subscription with { Id = $"calls{reader:00}", Address = $"calls{reader}@example.net", Filter = "" }, Cancellation);
        }

        // Tables and queues are made, and connections opened, by the first event.
        await NewsAsync("20260123-first");
        (int sent, int calls) = await NewsAsync("20260123-second");

        TestContext.Current.TestOutputHelper?.WriteLine($"{calls} storage calls for {sent} deliveries: {(double)calls / sent:0.00} each");
        Assert.Equal(Readers, sent);
        Assert.InRange((double)calls / sent, 2, 4);

        async Task<(int Sent, int Calls)> NewsAsync(string id)
        {
            await pipeline.Services.GetRequiredService<EventStore>().WriteAsync(SomeAlert.Event with { Id = id }, Cancellation);
            int before = wire.Requests;
            await pipeline.Services.GetRequiredService<NotifyStage>().RunAsync(new EventMessage(id), Cancellation);
            QueueClient queue = await pipeline.Services.GetRequiredService<StorageClients>().QueueAsync(QueueNames.Deliveries);
            while ((await queue.ReceiveMessagesAsync(BatchSize, TimeSpan.FromMinutes(5), Cancellation)).Value is { Length: > 0 } batch)
            {
                await Task.WhenAll(batch.Select(async message =>
                {
                    await pipeline.Stage.RunAsync((DeliveryMessage)MessageReader.Read(QueueNames.Deliveries, message.Body.ToString()), Cancellation);
                    await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, Cancellation);
                }));
            }

            int calls = wire.Requests - before;
            Delivery[] rows = await Task.WhenAll(Enumerable.Range(0, Readers).Select(reader => pipeline.RowAsync(Delivery.IdOf(id, $"calls{reader:00}"))));
            return (rows.Count(row => row.State == DeliveryState.Sent), calls);
        }
    }
}
