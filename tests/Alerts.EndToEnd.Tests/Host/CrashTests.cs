using Alerts.EndToEnd.Tests.Support;
using Alerts.Storage;
using Azure.Data.Tables;

namespace Alerts.EndToEnd.Tests.Host;

public sealed class CrashTests
{
    private const int Kills = 10;

    [Fact]
    public async Task Ten_kills_in_the_middle_of_two_hundred_articles_lose_no_alert()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        await using LocalStorage storage = await LocalStorage.StartAsync(cancellation);
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("paper.rss"), SampleFeed.Rss(SampleFeed.Matters), cancellation);
        await File.WriteAllTextAsync(folder.File("sources.yaml"), "sources: [{name: paper, kind: file, location: paper.rss, every: 1m, backfill: true}]", cancellation);
        var settings = new Dictionary<string, string>
        {
            ["AzureWebJobsStorage"] = storage.ConnectionString,
            ["Deliver__Mode"] = "Folder",
            ["Deliver__Folder"] = folder.File("out"),
            ["Deliver__ClaimFor"] = "00:00:05",
            ["LocalHost__Lease"] = "00:00:02",
            ["LocalHost__MaxPollingInterval"] = "00:00:00.2",
            ["Logging__LogLevel__Default"] = "Warning",
            ["Urls"] = "http://127.0.0.1:0",
        };
        await using (AlertsProcess subscribed = await AlertsProcess.RunAsync(folder.Path, settings, "subscribe", "--email", "desk@example.com"))
        {
            Assert.True(subscribed.ExitCode == 0, subscribed.Errors);
        }

        // Each kill comes when the run has got a little further, so that every stage is hit in its middle.
        for (int kill = 1; kill <= Kills; kill++)
        {
            await using AlertsProcess run = AlertsProcess.Start(folder.Path, settings, "run");
            int from = await SentAsync(storage, cancellation);
            await run.WaitForErrorAsync("Alerts is running", Eventually.Patience);
            if (kill == 1)
            {
                await Eventually.TrueAsync(async () => await CountAsync(storage, TableNames.Articles, cancellation) >= 20, Eventually.Patience, "20 articles fetched");
            }
            else
            {
                await Eventually.TrueAsync(async () => await SentAsync(storage, cancellation) >= Math.Min(from + 8, SampleFeed.Matters.Length), Eventually.Patience, "some deliveries");
            }

            await run.KillAsync();
        }

        await using AlertsProcess last = AlertsProcess.Start(folder.Path, settings, "run");
        try
        {
            await Eventually.TrueAsync(
                async () => await SentAsync(storage, cancellation) == SampleFeed.Matters.Length, Eventually.Patience, "every delivery to be sent");
        }
        catch (Exception)
        {
            Assert.Fail($"{await StateAsync(storage, cancellation)}\n{last.Errors}\n{last.Output}");
        }

        string[] mails = Directory.GetFiles(folder.File("out"), "*.eml");
        Assert.All(SampleFeed.Matters, matter => Assert.Contains(mails, mail => MimeKit.MimeMessage.Load(mail, cancellation).TextBody!.Contains(matter.Url, StringComparison.Ordinal)));
        Assert.Equal(SampleFeed.Matters.Length, mails.Length);
    }

    // What a person would ask first after a failure.
    private static async Task<string> StateAsync(LocalStorage storage, CancellationToken cancellation)
    {
        var state = new System.Text.StringBuilder();
        foreach (string name in TableNames.All)
        {
            state.Append(System.Globalization.CultureInfo.InvariantCulture, $"{name} {await CountAsync(storage, name, cancellation)}, ");
        }

        foreach (QueueDepth depth in await new QueueDepths(storage.Clients).ReadAsync(cancellation))
        {
            state.Append(depth).Append(", ");
        }

        TableClient deliveries = await storage.Clients.TableAsync(TableNames.Deliveries);
        await foreach (TableEntity row in deliveries.QueryAsync<TableEntity>("State ne 'Sent'", cancellationToken: cancellation))
        {
            state.AppendLine().Append(row.GetString(JsonRow.FirstColumn));
        }

        return state.ToString();
    }

    private static async Task<int> SentAsync(LocalStorage storage, CancellationToken cancellation)
    {
        TableClient table = await storage.Clients.TableAsync(TableNames.Deliveries);
        return await table.QueryAsync<TableEntity>("State eq 'Sent'", select: ["RowKey"], cancellationToken: cancellation).CountAsync(cancellation);
    }

    private static async Task<int> CountAsync(LocalStorage storage, string name, CancellationToken cancellation)
    {
        TableClient table = await storage.Clients.TableAsync(name);
        return await table.QueryAsync<TableEntity>(select: ["RowKey"], cancellationToken: cancellation).CountAsync(cancellation);
    }
}
