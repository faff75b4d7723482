using Alerts.Deliver;
using Alerts.Digest;
using Alerts.EndToEnd.Tests.Deliver;
using Alerts.Notify;
using Alerts.Storage;
using Alerts.Tests.Deliver;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace Alerts.EndToEnd.Tests.Digest;

/// <summary>One subscriber who is told by digests, and the three stages that do it, on a clock that the test moves.</summary>
internal sealed class DigestRun(DeliveryFixture fixture, string name, FakeTimeProvider time, params (string, string)[] settings) : IAsyncDisposable
{
    private readonly DeliveryFixture.Pipeline _pipeline = fixture.Instance(time, settings);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public DigestStore Digests => _pipeline.Services.GetRequiredService<DigestStore>();

    public SubscriptionStore Subscriptions => _pipeline.Services.GetRequiredService<SubscriptionStore>();

    public DeliveryStore Deliveries => _pipeline.Services.GetRequiredService<DeliveryStore>();

    public Task SubscribeAsync(Func<Subscription, Subscription>? change = null)
    {
        Subscription hourly = SomeAlert.Subscription with { Id = name, Address = $"{name}@example.net", Filter = "", Cadence = Cadence.Hourly };
        return Subscriptions.WriteAsync(change?.Invoke(hourly) ?? hourly, Cancellation);
    }

    public Task WriteAsync(params NewsEvent[] events) => Task.WhenAll(events.Select(
        newsEvent => _pipeline.Services.GetRequiredService<EventStore>().WriteAsync(newsEvent, Cancellation)));

    public async Task NotifyAsync(params NewsEvent[] events)
    {
        foreach (NewsEvent newsEvent in events)
        {
            await _pipeline.Services.GetRequiredService<NotifyStage>().RunAsync(new EventMessage(newsEvent.Id), Cancellation);
        }
    }

    public Task DigestAsync() => _pipeline.Services.GetRequiredService<DigestStage>().RunAsync(Cancellation);

    /// <summary>Works on every message for Deliver that was ever in the queue, as a queue that delivers more than once might.</summary>
    /// <param name="known">Those of before; new ones are added.</param>
    public async Task DeliverAsync(HashSet<string> known)
    {
        QueueClient queue = await _pipeline.Services.GetRequiredService<StorageClients>().QueueAsync(QueueNames.Deliveries);
        while ((await queue.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(1), Cancellation)).Value is { Length: > 0 } batch)
        {
            foreach (QueueMessage message in batch)
            {
                var deliver = (DeliveryMessage)MessageReader.Read(QueueNames.Deliveries, message.Body.ToString());
                known.UnionWith(deliver.Planned.Select(planned => planned.Row.Id).Append(deliver.DeliveryId));
                await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, Cancellation);
            }
        }

        foreach (string delivery in known)
        {
            await _pipeline.Services.GetRequiredService<DeliverStage>().RunAsync(new DeliveryMessage(delivery), Cancellation);
        }
    }

    public Task<List<DigestEntry>> WaitingAsync() => Digests.DueAsync(now: null, Cancellation).Where(entry => entry.SubscriptionId == name).ToListAsync(Cancellation).AsTask();

    /// <summary>The digests' rows of the ledger.</summary>
    public Task<List<Delivery>> MadeAsync() => Deliveries.AllAsync(Cancellation)
        .Where(delivery => delivery.SubscriptionId == name && delivery.EventId is null).OrderBy(delivery => delivery.Planned).ToListAsync(Cancellation).AsTask();

    /// <summary>The mails to this subscriber; the server takes them within the call that sends them.</summary>
    public async Task<List<MimeMessage>> MailsAsync() =>
        [.. (await fixture.Mail.MessagesAsync(Cancellation)).Where(mail => mail.To.Mailboxes.Any(to => to.Address == $"{name}@example.net"))];

    public ValueTask DisposeAsync() => _pipeline.DisposeAsync();
}
