using System.Net;
using System.Net.Sockets;
using Alerts.EndToEnd.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Alerts.EndToEnd.Tests.Cli;

/// <summary>Commands that need storage, without it: the reason instead of half a minute of silence.</summary>
public sealed class StatusCommandTests
{
    private const string Account =
        "AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    public static TheoryData<string> Commands =>
        ["status", "poison list", "poison replay all", "subscriptions list", "subscriptions remove x", "subscribe --email a@example.org", "sources list"];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_command_without_storage_says_so_with_the_reason(string command)
    {
        int port = ChildProcess.FreePort();

        AlertsProcess alerts = await RunAsync($"http://127.0.0.1:{port}", command);

        Assert.Equal($"Storage does not answer as expected: 127.0.0.1:{port}: Connection refused (127.0.0.1:{port})", FirstLine(alerts));
    }

    [Fact]
    public async Task Storage_that_is_silent_is_not_waited_for()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        int port = ((IPEndPoint)silent.LocalEndpoint).Port;

        AlertsProcess alerts = await RunAsync($"http://127.0.0.1:{port}", "status");

        Assert.Equal($"Storage does not answer as expected: 127.0.0.1:{port} did not answer within 2 seconds", FirstLine(alerts));
    }

    [Fact]
    public async Task A_captive_portal_is_not_taken_for_storage()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using WebApplication portal = builder.Build();
        portal.Urls.Add("http://127.0.0.1:0");
        portal.Run(context =>
        {
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync("<html><body>Sign in</body></html>");
        });
        await portal.StartAsync(TestContext.Current.CancellationToken);
        var address = new Uri(portal.Urls.Single());

        AlertsProcess alerts = await RunAsync($"http://{address.Authority}", "status");

        Assert.Equal(
            $"Storage does not answer as expected: {address.Authority} answered with status 200 and text/html, which is not storage: a proxy, or a network that wants a sign-in?",
            FirstLine(alerts));
    }

    private static async Task<AlertsProcess> RunAsync(string storage, string command)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("sources.yaml"), "sources: []\n", TestContext.Current.CancellationToken);
        string endpoint = $"{storage}/devstoreaccount1";
        AlertsProcess alerts = await AlertsProcess.RunAsync(
            folder.Path,
            new Dictionary<string, string>
            {
                ["AzureWebJobsStorage"] = $"DefaultEndpointsProtocol=http;{Account};BlobEndpoint={endpoint};QueueEndpoint={endpoint};TableEndpoint={endpoint}",
            },
            command.Split(' '));
        Assert.Equal(1, alerts.ExitCode);
        Assert.DoesNotContain("   at ", alerts.Errors, StringComparison.Ordinal);
        return alerts;
    }

    private static string FirstLine(AlertsProcess alerts) => alerts.Errors.Split('\n')[0].Trim();
}
