using Alerts.Deliver;
using Alerts.Digest;
using Alerts.EndToEnd.Tests.Support;
using Alerts.Notify;
using Alerts.Outbound;
using Alerts.Storage;
using Alerts.Subscriptions;
using Alerts.Tests.Deliver;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Alerts.EndToEnd.Tests.Deliver;

/// <summary>Real storage and a real mail server for the tests of delivery; a pipeline for each test, on a clock that the test moves.</summary>
public sealed class DeliveryFixture : IAsyncLifetime
{
    private LocalStorage? _storage;
    private MailServer? _mail;

    internal LocalStorage Storage => _storage!;

    internal MailServer Mail => _mail!;

    public async ValueTask InitializeAsync()
    {
        _storage = await LocalStorage.StartAsync(TestContext.Current.CancellationToken);
        _mail = await MailServer.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await (_mail?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_storage?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <summary>A pipeline with its own services, as an instance of a host has them.</summary>
    internal Pipeline Instance(FakeTimeProvider time, params (string Setting, string Value)[] settings)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["AzureWebJobsStorage"] = Storage.ConnectionString,
                ["Smtp:Host"] = MailServer.Host,
                ["Smtp:Port"] = $"{Mail.SmtpPort}",
                ["Smtp:Security"] = "None",
                ["Smtp:From"] = "Alerts <alerts@example.org>",
                ["Web:PublicUrl"] = "https://alerts.example.org",
                ["Web:LinkSecret"] = "0123456789abcdef0123456789abcdef",
            })
            .AddInMemoryCollection(settings.ToDictionary(s => s.Setting, s => (string?)s.Value)).Build();
        ServiceProvider services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(time)
            .AddStorage(configuration).AddOutbound(configuration).AddSubscriptions().AddNotify().AddDigest().AddDeliver(configuration)
            .BuildServiceProvider();
        return new Pipeline(services);
    }

    internal sealed class Pipeline(ServiceProvider services) : IAsyncDisposable
    {
        private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

        public IServiceProvider Services => services;

        public DeliverStage Stage => services.GetRequiredService<DeliverStage>();

        /// <summary>Writes subscription, event and planned delivery as the stages before would; returns the delivery's id.</summary>
        public async Task<string> PlanAsync(string name, Func<Subscription, Subscription>? change = null, NewsEvent? newsEvent = null)
        {
            Subscription subscription = SomeAlert.Subscription with { Id = name, Address = $"{name}@example.net" };
            subscription = change?.Invoke(subscription) ?? subscription;
            NewsEvent news = newsEvent ?? SomeAlert.Event;
            await services.GetRequiredService<SubscriptionStore>().WriteAsync(subscription, Cancellation);
            await services.GetRequiredService<EventStore>().WriteAsync(news, Cancellation);
            Delivery delivery = SomeAlert.Delivery with { Id = Delivery.IdOf(news.Id, name), EventId = news.Id, SubscriptionId = name };
            await services.GetRequiredService<DeliveryStore>().TryPlanAsync(delivery, Cancellation);
            return delivery.Id;
        }

        /// <summary>Plans one event for several readers in one message, as Notify does.</summary>
        public async Task<DeliveryMessage> PlanTogetherAsync(IEnumerable<string> names)
        {
            var planned = new List<PlannedDelivery>();
            foreach (string name in names)
            {
                Stored<Delivery> row = (await services.GetRequiredService<DeliveryStore>().FindAsync(await PlanAsync(name), Cancellation))!;
                planned.Add(new PlannedDelivery(row.Value, row.ETag.ToString()));
            }

            return DeliveryMessage.Of(planned);
        }

        public Task RunAsync(string deliveryId) => Stage.RunAsync(new DeliveryMessage(deliveryId), Cancellation);

        public async Task<Delivery> RowAsync(string deliveryId) =>
            (await services.GetRequiredService<DeliveryStore>().FindAsync(deliveryId, Cancellation))!.Value;

        public Task WriteRowAsync(Delivery delivery) => services.GetRequiredService<DeliveryStore>().WriteAsync(delivery, Cancellation);

        public async Task<Subscription> SubscriptionAsync(string id) =>
            (await services.GetRequiredService<SubscriptionStore>().FindAsync(id, Cancellation))!.Value;

        /// <summary>How many messages of this delivery wait in the queue, hidden ones included; Azurite keeps real time.</summary>
        public async Task<int> QueuedAsync()
        {
            QueueClient queue = await services.GetRequiredService<StorageClients>().QueueAsync(QueueNames.Deliveries);
            QueueProperties properties = await queue.GetPropertiesAsync(Cancellation);
            return properties.ApproximateMessagesCount;
        }

        public async Task ClearQueueAsync() =>
            await (await services.GetRequiredService<StorageClients>().QueueAsync(QueueNames.Deliveries)).ClearMessagesAsync(Cancellation);

        public ValueTask DisposeAsync() => services.DisposeAsync();
    }
}
