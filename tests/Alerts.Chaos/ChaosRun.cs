using System.Diagnostics;
using System.Text.RegularExpressions;
using Alerts.Cli.Demo;
using Alerts.EndToEnd.Tests.Support;
using Alerts.Storage;
using Azure.Data.Tables;
using MimeKit;

namespace Alerts.Chaos;

/// <summary>A feed, a subscriber to all of it, Azurite on disk and a mail server; and <c>alerts run</c> between them.</summary>
internal sealed partial class ChaosRun : IAsyncDisposable
{
    /// <summary>Nothing moved for so long: nothing will. Longer than a minute, which is the interval of the polls.</summary>
    private static readonly TimeSpan Standstill = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = new();
    private readonly (string Url, string Title, string Text)[] _matters;
    private readonly MailServer _mail;
    private readonly StorageOnDisk _storage;
    private readonly Dictionary<string, string> _settings;

    private ChaosRun((string, string, string)[] matters, MailServer mail)
    {
        _matters = matters;
        _mail = mail;
        _storage = new StorageOnDisk(DemoStorage.ConnectionString(), _folder.File("azurite"));
        _settings = new Dictionary<string, string>
        {
            ["AzureWebJobsStorage"] = _storage.ConnectionString,
            ["Deliver__ClaimFor"] = "00:00:05",
            ["Deliver__Mode"] = "Send",
            ["LocalHost__Lease"] = "00:00:02",
            ["LocalHost__MaxPollingInterval"] = "00:00:00.2",
            ["Logging__LogLevel__Default"] = "Warning",
            ["Smtp__From"] = "alerts@example.com",
            ["Smtp__Host"] = MailServer.Host,
            ["Smtp__Port"] = $"{mail.SmtpPort}",
            ["Smtp__Security"] = "None",
            ["Urls"] = "http://127.0.0.1:0",
        };
    }

    public static async Task<ChaosRun> StartAsync(int articles, CancellationToken cancellation)
    {
        var run = new ChaosRun(SampleFeed.Matters[..Math.Min(articles, SampleFeed.Matters.Length)], await MailServer.StartAsync(cancellation));
        await run._storage.StartAsync(cancellation);
        await File.WriteAllTextAsync(run._folder.File("paper.rss"), SampleFeed.Rss(run._matters), cancellation);
        await File.WriteAllTextAsync(run._folder.File("sources.yaml"), "sources: [{name: paper, kind: file, location: paper.rss, every: 1m, backfill: true}]", cancellation);
        await using AlertsProcess subscribed = await AlertsProcess.RunAsync(run._folder.Path, run._settings, "subscribe", "--email", "desk@example.com");
        Assert.True(subscribed.ExitCode == 0, subscribed.Errors);
        return run;
    }

    public async Task<ChaosResult> RunAsync(Victim victim, int kills, CancellationToken cancellation)
    {
        await KillAsync(victim, kills, cancellation);
        await using (AlertsProcess last = await AlertsAsync())
        {
            await UntilNothingMovesAsync(cancellation);
            await last.KillAsync();
        }

        IReadOnlyList<MimeMessage> mails = await _mail.MessagesAsync(cancellation);
        ILookup<string, string> told = mails.SelectMany(mail => Addresses().Matches(mail.TextBody!).Select(match => match.Value).Distinct().Select(url => (url, mail.MessageId!)))
            .ToLookup(link => link.url, link => link.Item2);
        List<List<string>> ids = [.. _matters.Select(matter => told[matter.Url].ToList())];
        return new ChaosResult(
            victim, kills, _matters.Length, ids.Count(one => one.Count == 0), ids.Sum(one => one.Count - one.Distinct().Count()),
            ids.Count(one => one.Distinct().Count() > 1), await PoisonAsync(cancellation), await _storage.ForgottenAsync(cancellation), _storage.Witnesses);
    }

    [GeneratedRegex(@"https://paper\.example/[\w/%]+")]
    private static partial Regex Addresses();

    public async ValueTask DisposeAsync()
    {
        await _storage.DisposeAsync();
        await _mail.DisposeAsync();
        _folder.Dispose();
    }

    // Each kill comes when a little more was told, so that every stage is hit in its middle.
    private async Task KillAsync(Victim victim, int kills, CancellationToken cancellation)
    {
        int step = Math.Max(1, _matters.Length / (kills + 1));
        AlertsProcess alerts = await AlertsAsync();
        try
        {
            for (int kill = 1; kill <= kills; kill++)
            {
                await Eventually.TrueAsync(
                    async () => await SentAsync(cancellation) >= Math.Min(kill * step, _matters.Length - 1), Eventually.Patience, $"{kill * step} mails. It printed:\n{alerts.Errors}\n{alerts.Output}");
                Console.WriteLine($"Kill {kill} of {kills}: {victim}");
                if (victim == Victim.Host)
                {
                    await alerts.KillAsync();
                    await alerts.DisposeAsync();
                    alerts = await AlertsAsync();
                    continue;
                }

                await _storage.WitnessAsync(cancellation);
                await _storage.EndAsync(inOrder: victim == Victim.StorageStop);
                await _storage.StartAsync(cancellation);
            }
        }
        finally
        {
            await alerts.DisposeAsync();
        }
    }

    private async Task<AlertsProcess> AlertsAsync()
    {
        AlertsProcess alerts = AlertsProcess.Start(_folder.Path, _settings, "run");
        await alerts.WaitForErrorAsync("Alerts is running", Eventually.Patience);
        return alerts;
    }

    private async Task UntilNothingMovesAsync(CancellationToken cancellation)
    {
        int seen = -1;
        long since = Stopwatch.GetTimestamp();
        await Eventually.TrueAsync(async () =>
        {
            int sent = await SentAsync(cancellation);
            (seen, since) = sent == seen ? (seen, since) : (sent, Stopwatch.GetTimestamp());
            return sent == _matters.Length || Stopwatch.GetElapsedTime(since) > Standstill;
        }, TimeSpan.FromHours(1), "an end");
    }

    private async Task<int> SentAsync(CancellationToken cancellation)
    {
        TableClient table = await _storage.Clients.TableAsync(TableNames.Deliveries);
        return await table.QueryAsync<TableEntity>("State eq 'Sent'", select: ["RowKey"], cancellationToken: cancellation).CountAsync(cancellation);
    }

    private async Task<int> PoisonAsync(CancellationToken cancellation)
    {
        var poison = new PoisonQueues(_storage.Clients, new FailureStore(_storage.Clients, TimeProvider.System));
        int count = 0;
        foreach (string queue in QueueNames.All)
        {
            count += (await (await _storage.Clients.QueueAsync(queue + QueueNames.PoisonSuffix)).GetPropertiesAsync(cancellation)).Value.ApproximateMessagesCount;
            await foreach (PoisonMessage message in poison.ListAsync(queue, cancellation))
            {
                Console.WriteLine($"poison: {message.Queue} {message.Subject}: {message.Cause}");
            }
        }

        return count;
    }
}
