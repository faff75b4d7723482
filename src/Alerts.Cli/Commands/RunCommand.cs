using System.CommandLine;
using Alerts.Cli.LocalHost;
using Alerts.Fetch;
using Alerts.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Alerts.Cli.Commands;

/// <summary><c>alerts run</c>: the pipeline and the web app on this machine until Ctrl-C.</summary>
internal static class RunCommand
{
    public const string Name = "run";

    private static readonly Dictionary<string, string?> Backfill = new() { [$"{FetchOptions.Section}:{nameof(FetchOptions.Backfill)}"] = "true" };

    public static Command Create()
    {
        var backfill = new Option<bool>("--backfill")
        {
            Description = "The first poll of a new source takes what is there as news; otherwise it only marks it as seen.",
        };
        var command = new Command(Name, """
            Run the pipeline and the web pages on this machine until Ctrl-C.

            Settings come from environment variables (Section__Name) over appsettings.json. With the default
            storage (AzureWebJobsStorage=UseDevelopmentStorage=true) Azurite is started when nothing listens there.

            Examples:
              alerts run
              alerts run --backfill
              Smtp__Host=mail.example.org alerts run
              AzureWebJobsStorage__accountName=mystorage alerts run
            """)
        {
            backfill,
        };
        command.SetAction((parsed, cancellation) => RunAsync(AlertsHost.Settings(parsed.GetValue(backfill) ? Backfill : null), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(IConfigurationRoot settings, CancellationToken cancellation)
    {
        await using WebApplication app = AlertsHost.Build(settings);
        LocalHostOptions options = app.Services.GetRequiredService<IOptions<LocalHostOptions>>().Value;
        await using Azurite? azurite = await Azurite.StartIfSilentAsync(
            app.Services.GetRequiredService<StorageClients>(), options.AzuriteFolder, Console.Error, TimeProvider.System, cancellation);
        await StartAsync(app, cancellation);
        await Console.Error.WriteLineAsync($"Alerts is running: {string.Join(", ", app.Urls)}. Ctrl-C stops it.");
        await app.WaitForShutdownAsync(cancellation);
        await Console.Error.WriteLineAsync("Stopped; work in hand has ended or lies in its queue.");
        return ExitCode.Success;
    }

    private static async Task StartAsync(WebApplication app, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException exception)
        {
            // The address was free when it was looked at, and has been taken since.
            throw new ConfigurationException($"{ListenAddresses.Setting}: {exception.Message}");
        }
    }
}
