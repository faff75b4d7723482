using System.Text.RegularExpressions;
using Alerts.EndToEnd.Tests.Support;
using Alerts.Storage;
using Alerts.Tests.Deliver;
using Microsoft.AspNetCore.Http;

namespace Alerts.EndToEnd.Tests.Host;

/// <summary>What the network may put in storage's place, on the wire of a host that runs over a real emulator.</summary>
public sealed partial class StorageFaultTests
{
    private const string Portal = "<!DOCTYPE html><html><head><title>Welcome</title><meta charset=utf-8></head><body>Sign in<br></body></html>";
    private const string Cut = "<?xml version=\"1.0\" encoding=\"utf-8\"?><QueueMessagesList><QueueMessage><MessageId>";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly Dictionary<string, Func<HttpContext, Task>> Faults = new()
    {
        ["the page of a captive portal"] = context => AnswerAsync(context, "text/html", Portal),
        ["XML that was cut short"] = context => AnswerAsync(context, "application/xml", Cut),
        ["JSON that was cut short"] = context => AnswerAsync(context, "application/json", "{\"value\":[{\"Parti"),
        ["connections that are reset"] = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        },
    };

    [Fact]
    public async Task The_host_survives_every_answer_says_what_it_got_and_goes_on()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        await using LocalStorage storage = await LocalStorage.StartAsync(cancellation);
        await using CutStorage wire = await CutStorage.StartAsync(storage.ConnectionString, cancellation);
        wire.CutAfter = int.MaxValue;
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("sources.yaml"), "sources: []\n", cancellation);
        await using AlertsProcess alerts = AlertsProcess.Start(folder.Path, new Dictionary<string, string>
        {
            ["AzureWebJobsStorage"] = wire.ConnectionString,
            ["Deliver__Mode"] = "Folder",
            ["Deliver__Folder"] = folder.File("out"),
            ["LocalHost__MaxPollingInterval"] = "00:00:00.2",
            // Every second, so that the timers meet each fault.
            ["LocalHost__Schedule"] = "* * * * * *",
            ["LocalHost__Digest"] = "* * * * * *",
            ["Urls"] = "http://127.0.0.1:0",
        }, "run");
        await alerts.WaitForErrorAsync("Alerts is running", TimeSpan.FromMinutes(2));

        int times = 0;
        foreach ((string fault, Func<HttpContext, Task> answer) in Faults)
        {
            times++;
            wire.Instead = answer;
            await Eventually.TrueAsync(() => alerts.HasExited || Away().Count(alerts.Output) >= 4 * times, Patience, $"four pumps that meet {fault}");
            wire.Instead = null;
            await Eventually.TrueAsync(() => alerts.HasExited || Back().Count(alerts.Output) >= 4 * times, Patience, $"four pumps that go on after {fault}");
            Assert.False(alerts.HasExited, $"{fault} ended the host:\n{alerts.Output}\n{alerts.Errors}");
        }

        await new SubscriptionStore(storage.Clients).WriteAsync(SomeAlert.Subscription with { Channel = Channel.Email, Address = "desk@example.com", Filter = "" }, cancellation);
        NewsEvent newsEvent = SomeAlert.Event with { Id = $"20260123-{DeterministicId.Of("after the faults")}" };
        await new EventStore(storage.Clients).WriteAsync(newsEvent, cancellation);
        await new MessageQueues(storage.Clients).SendAsync(new EventMessage(newsEvent.Id), cancellation: cancellation);
        await Eventually.TrueAsync(() => Directory.Exists(folder.File("out")) && Directory.GetFiles(folder.File("out"), "*.eml").Length == 1, Patience, "the mail");

        Assert.Contains("Queue events: storage does not answer as expected; it is asked again every few seconds. expected XML, got something else (", alerts.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", alerts.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", alerts.Errors, StringComparison.Ordinal);
    }

    private static async Task AnswerAsync(HttpContext context, string type, string body)
    {
        context.Response.ContentType = type;
        await context.Response.WriteAsync(body);
    }

    [GeneratedRegex("Queue [a-z]+: storage does not answer as expected")]
    private static partial Regex Away();

    [GeneratedRegex("Queue [a-z]+: storage answers again after")]
    private static partial Regex Back();
}
