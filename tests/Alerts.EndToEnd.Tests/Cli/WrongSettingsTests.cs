using System.Net;
using System.Net.Sockets;
using Alerts.EndToEnd.Tests.Support;

namespace Alerts.EndToEnd.Tests.Cli;

/// <summary>Wrong settings end a command before it does anything: every error at once, exit code 2, no stack trace.</summary>
public sealed class WrongSettingsTests
{
    [Fact]
    public async Task Every_error_is_reported_at_once()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("sources.yaml"), "sources:\n  - name: one\n    kind: carrier-pigeon\n    location: https://example.org/\n", TestContext.Current.CancellationToken);
        Directory.CreateDirectory(folder.File("knowledge"));
        await File.WriteAllTextAsync(folder.File("knowledge/companies.yaml"), "companies: [\n", TestContext.Current.CancellationToken);

        await using AlertsProcess alerts = await AlertsProcess.RunAsync(folder.Path, new Dictionary<string, string>
        {
            ["AzureWebJobsStorage"] = "nonsense",
            ["Classify__KnowledgeFolder"] = "knowledge",
            ["Smtp__Port"] = "many",
            ["Smtp__Security"] = "Tls",
            ["Smtp__From"] = "nobody",
            ["Smtp__Hots"] = "mail.example.org",
            ["Smtp__Colour"] = "blue",
            ["Deliver__Mode"] = "fax",
            ["LocalHost__Lease"] = "02:00:00",
            ["Logging__LogLevel__Default"] = "Loud",
            ["Urls"] = "here;https://127.0.0.1:5081",
        }, "run");

        Assert.Equal(2, alerts.ExitCode);
        Assert.StartsWith("13 settings are wrong:", alerts.Errors, StringComparison.Ordinal);
        Assert.Contains("AzureWebJobsStorage: expected a storage connection string", alerts.Errors, StringComparison.Ordinal);
        Assert.Contains($"{folder.File("sources.yaml")}:3: kind: expected one of ", alerts.Errors, StringComparison.Ordinal);
        Assert.Contains("got 'carrier-pigeon'", alerts.Errors, StringComparison.Ordinal);
        Assert.Contains("companies.yaml:", alerts.Errors, StringComparison.Ordinal);
        Assert.Contains("  Smtp:Port: expected a whole number, got 'many'.", alerts.Errors, StringComparison.Ordinal);
        Assert.Contains("  Smtp:Security: expected one of None, Auto, SslOnConnect, StartTls, StartTlsWhenAvailable, got 'Tls'.", alerts.Errors, StringComparison.Ordinal);
        Assert.Contains("  Smtp:From: expected a sender such as Alerts <alerts@example.org>, got 'nobody'.", alerts.Errors, StringComparison.Ordinal);
        Assert.Contains("  Smtp:Hots: there is no such setting; did you mean Smtp:Host?", alerts.Errors, StringComparison.Ordinal);
        Assert.Contains("  Smtp:Colour: there is no such setting; Smtp has Connections, From, Host, Password, PerHour, PerMinute, Port, Security, Timeout, User.", alerts.Errors, StringComparison.Ordinal);
        Assert.Contains("  Deliver:Mode: expected one of Send, SendOrFolder, Folder, got 'fax'.", alerts.Errors, StringComparison.Ordinal);
        Assert.Contains("  LocalHost:Lease: must be between 00:00:01 and 00:10:00", alerts.Errors, StringComparison.Ordinal);
        Assert.Contains("  Logging:LogLevel:Default: expected one of Trace, Debug, Information, Warning, Error, Critical, None, got 'Loud'.", alerts.Errors, StringComparison.Ordinal);
        Assert.Contains("  Urls: expected addresses such as http://127.0.0.1:5080, got 'here'.", alerts.Errors, StringComparison.Ordinal);
        Assert.Contains("  Urls: expected addresses that begin with http://, such as http://127.0.0.1:5080, got 'https://127.0.0.1:5081'.", alerts.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", alerts.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("nonsense", alerts.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_ends_it_in_one_sentence_before_anything_is_worked_on()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("sources.yaml"), "sources: []\n", TestContext.Current.CancellationToken);
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        int port = ((IPEndPoint)other.LocalEndpoint).Port;

        await using AlertsProcess alerts = await AlertsProcess.RunAsync(folder.Path, new Dictionary<string, string> { ["Urls"] = $"http://127.0.0.1:{port}" }, "run");

        Assert.Equal(2, alerts.ExitCode);
        Assert.Equal(
            $"1 setting is wrong:\n  Urls: another program listens on 127.0.0.1:{port}, perhaps another `alerts run`. End it, or choose another port, such as Urls=http://127.0.0.1:{port + 1}",
            alerts.Errors.Trim());
    }

    [Fact]
    public async Task An_unknown_command_is_a_usage_error()
    {
        using var folder = new TemporaryFolder();

        await using AlertsProcess alerts = await AlertsProcess.RunAsync(folder.Path, new Dictionary<string, string>(), "fly");

        Assert.Equal(2, alerts.ExitCode);
        Assert.Contains("'fly'", alerts.Errors, StringComparison.Ordinal);
    }
}
