using Alerts.EndToEnd.Tests.Deliver;
using Alerts.EndToEnd.Tests.Support;
using Alerts.Tests.Deliver;
using Azure;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace Alerts.EndToEnd.Tests.Digest;

/// <summary>From Notify to the inbox by way of a digest, on real storage and a real mail server.</summary>
public sealed class DigestStageTests(DeliveryFixture fixture) : IClassFixture<DeliveryFixture>, IAsyncLifetime
{
    // 13:10 UTC; the next hourly digest is due at 14:00.
    private readonly FakeTimeProvider _time = new(SomeAlert.Now);
    private readonly HashSet<string> _messages = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    // The next test's events are not for this one's subscriber.
    public async ValueTask DisposeAsync()
    {
        await using DigestRun any = Run("any");
        await foreach (Subscription subscription in any.Subscriptions.AllAsync(Cancellation))
        {
            await any.Subscriptions.DeleteAsync(subscription.Id, Cancellation);
        }
    }

    [Fact]
    public async Task Three_events_of_two_stories_become_one_mail_and_a_second_run_sends_nothing()
    {
        await using DigestRun run = Run("one");
        NewsEvent opened = Event("one-a", "First word of the orders", "orders") with { Changes = [], Novelty = Novelty.New };
        NewsEvent moved = Event("one-b", "Orders may be prepared", "orders") with { Recorded = SomeAlert.Now };
        NewsEvent other = Event("one-c", "Magnets need a licence", "magnets");
        await run.SubscribeAsync();
        await run.WriteAsync(opened, moved, other);

        await run.NotifyAsync(opened, moved, other, opened);
        await run.DigestAsync();
        Assert.Equal(3, (await run.WaitingAsync()).Count);
        Assert.Empty(await run.MadeAsync());

        _time.SetUtcNow(SomeAlert.Now.AddMinutes(50));
        await run.DigestAsync();
        await run.DigestAsync();
        await run.DeliverAsync(_messages);
        _time.Advance(TimeSpan.FromHours(1));
        await run.NotifyAsync(opened, moved, other);
        await run.DigestAsync();
        await run.DeliverAsync(_messages);

        MimeMessage mail = Assert.Single(await run.MailsAsync());
        Assert.StartsWith("2 stories: Approval, preliminary, CN: ", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("Orders may be prepared", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("China, import side: denied (14 January) → preliminary (today).", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Magnets need a licence", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("First word of the orders", mail.TextBody, StringComparison.Ordinal);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers[HeaderId.ListUnsubscribePost]);
        Assert.Null(mail.InReplyTo);
        Assert.Equal(DeliveryState.Sent, Assert.Single(await run.MadeAsync()).State);
        Assert.Empty(await run.WaitingAsync());
    }

    [Theory]
    [InlineData("late", false)]
    [InlineData("marked", true)] // by a run that another one overtook
    public async Task What_comes_too_late_for_one_digest_is_in_the_next(string name, bool marked)
    {
        await using DigestRun run = Run(name);
        NewsEvent early = Event($"{name}-a"), late = Event($"{name}-b");
        await run.SubscribeAsync();
        await run.WriteAsync(early, late);
        await run.NotifyAsync(early);
        _time.SetUtcNow(SomeAlert.Now.AddMinutes(50));
        await run.DigestAsync();

        // Its entry was on the way while the digest was made: due before, written after.
        DateTimeOffset due = _time.GetUtcNow();
        Delivery made = Assert.Single(await run.MadeAsync());
        var planned = new Delivery { Id = Delivery.IdOf(late.Id, name), EventId = late.Id, SubscriptionId = name, NotBefore = due, Planned = due };
        await run.Deliveries.TryPlanAsync(marked ? planned with { State = DeliveryState.Digested, InDigest = made.Id } : planned, Cancellation);
        await run.Digests.WriteAsync(new DigestEntry(due, name, late.Id), Cancellation);
        await run.DigestAsync();
        Assert.Equal([early.Id], Assert.Single(await run.MadeAsync()).EventIds);

        _time.Advance(TimeSpan.FromHours(1));
        await run.DigestAsync();

        Assert.Equal([early.Id, late.Id], (await run.MadeAsync()).Select(digest => Assert.Single(digest.EventIds)));
    }

    [Fact]
    public async Task Twenty_runs_at_once_make_one_digest()
    {
        await using DigestRun one = Run("race"), other = Run("race");
        NewsEvent[] events = [.. Enumerable.Range(0, 5).Select(i => Event($"race-{i}"))];
        await one.SubscribeAsync();
        await one.WriteAsync(events);
        await one.NotifyAsync(events);
        _time.SetUtcNow(SomeAlert.Now.AddMinutes(50));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? one : other).DigestAsync()));
        _time.Advance(TimeSpan.FromHours(1));
        await one.DigestAsync(); // what one run marked while another closed the list
        await one.DeliverAsync(_messages);

        List<Delivery> made = await one.MadeAsync();
        Assert.Equal(events.Select(e => e.Id), made.SelectMany(digest => digest.EventIds).Order());
        Assert.Equal(made.Count, (await one.MailsAsync()).Count);
    }

    [Fact]
    public async Task A_subscription_that_ended_in_the_meantime_gets_nothing()
    {
        await using DigestRun run = Run("ended");
        NewsEvent news = Event("ended-a");
        await run.SubscribeAsync();
        await run.WriteAsync(news);
        await run.NotifyAsync(news);
        await run.Subscriptions.DeleteAsync("ended", Cancellation);

        _time.Advance(TimeSpan.FromHours(1));
        await run.DigestAsync();
        await run.DeliverAsync(_messages);

        Assert.Empty(await run.MailsAsync());
        Assert.Equal(DeliveryState.Cancelled, Assert.Single(await run.MadeAsync()).State);
        Assert.Empty(await run.WaitingAsync());
    }

    [Fact]
    public async Task Quiet_hours_hold_digests_back_and_then_there_is_one()
    {
        await using DigestRun run = Run("quiet");
        NewsEvent first = Event("quiet-a"), second = Event("quiet-b");
        await run.SubscribeAsync(s => s with { QuietHours = new QuietHours(new TimeOnly(15, 0), new TimeOnly(17, 0)) }); // Amsterdam: 14:00 to 16:00 UTC
        await run.WriteAsync(first, second);
        await run.NotifyAsync(first);
        _time.SetUtcNow(SomeAlert.Now.AddMinutes(51));
        await run.DigestAsync();
        await run.NotifyAsync(second);
        _time.SetUtcNow(SomeAlert.Now.AddMinutes(169));
        await run.DigestAsync();
        Assert.Empty(await run.MadeAsync());

        _time.SetUtcNow(SomeAlert.Now.AddMinutes(170));
        await run.DigestAsync();

        Assert.Equal([first.Id, second.Id], Assert.Single(await run.MadeAsync()).EventIds);
    }

    [Fact]
    public async Task A_broken_subscription_does_not_keep_the_others_from_their_digests()
    {
        await using DigestRun broken = Run("broken"), whole = Run("whole");
        NewsEvent news = Event("broken-a");
        await broken.SubscribeAsync();
        await whole.SubscribeAsync();
        await broken.WriteAsync(news);
        await broken.NotifyAsync(news);
        await broken.SubscribeAsync(s => s with { TimeZone = "Mars/Olympus" });
        _time.Advance(TimeSpan.FromHours(1));

        await Assert.ThrowsAsync<AggregateException>(whole.DigestAsync);

        Assert.Single(await whole.MadeAsync());
        Assert.Single(await broken.WaitingAsync());
        await broken.SubscribeAsync();
        await broken.DigestAsync();
        Assert.Single(await broken.MadeAsync());
    }

    [Fact]
    public async Task A_death_at_any_request_to_storage_loses_nothing_and_tells_nothing_twice()
    {
        await using CutStorage cut = await CutStorage.StartAsync(fixture.Storage.ConnectionString, Cancellation);
        List<string> digests = [];
        bool whole = false;
        for (int requests = 0; !whole; requests++)
        {
            string name = $"cut{requests}";
            NewsEvent[] events = [.. "ab".Select(letter => Event($"{name}-{letter}"))];
            var time = new FakeTimeProvider(SomeAlert.Now);
            HashSet<string> messages = [];
            await using DigestRun repaired = new(fixture, name, time);
            await repaired.SubscribeAsync();
            await repaired.WriteAsync(events);

            cut.CutAfter = requests;
            await using (DigestRun dying = new(fixture, name, time, ("AzureWebJobsStorage", cut.ConnectionString)))
            {
                try
                {
                    await dying.NotifyAsync(events);
                    time.SetUtcNow(SomeAlert.Now.AddMinutes(50));
                    await dying.DigestAsync();
                    await dying.DeliverAsync(messages);
                }
                catch (Exception exception) when (exception is RequestFailedException or AggregateException)
                {
                    Assert.False(cut.IsWhole);
                }
            }

            // The messages come again, the timer runs again: within the same hour, and in the next for what came too late.
            whole = cut.IsWhole;
            foreach (TimeSpan later in new[] { TimeSpan.FromMinutes(55), TimeSpan.FromMinutes(115) })
            {
                time.SetUtcNow(SomeAlert.Now + later);
                await repaired.NotifyAsync(events);
                await repaired.DigestAsync();
                await repaired.DeliverAsync(messages);
            }

            List<Delivery> made = await repaired.MadeAsync();
            Assert.Equal(events.Select(e => e.Id), made.SelectMany(digest => digest.EventIds).Order());
            Assert.All(made, digest => Assert.Equal(DeliveryState.Sent, digest.State));
            digests.AddRange(made.Select(digest => $"{digest.Id}@example.org"));
            Assert.Empty(await repaired.WaitingAsync());
            await repaired.Subscriptions.DeleteAsync(name, Cancellation);
        }

        // One that died after its mail was sent sends it again under the same Message-ID.
        Assert.Equal(digests.Order(), (await fixture.Mail.MessagesAsync(Cancellation)).Select(mail => mail.MessageId).Where(id => digests.Contains(id!)).Distinct().Order());
    }

    private DigestRun Run(string name) => new(fixture, name, _time);

    private static NewsEvent Event(string id, string? title = null, string? story = null) =>
        SomeAlert.Event with { Id = $"20260123-{id}", Title = title ?? SomeAlert.Event.Title, StoryId = story ?? id };
}
