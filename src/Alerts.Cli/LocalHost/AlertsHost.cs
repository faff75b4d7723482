using System.Globalization;
using Alerts.Storage;
using Alerts.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Alerts.Cli.LocalHost;

/// <summary>Composes the pipeline and the web app for this machine.</summary>
internal static class AlertsHost
{
    /// <summary>After <see cref="LocalHostOptions.Grace"/>: what was cut off lets go of its message, and a mail that is being handed over is written down.</summary>
    private static readonly TimeSpan TimeAfterGrace = TimeSpan.FromSeconds(4);

    /// <summary>
    /// Settings, each over the one before: appsettings.json beside the program, appsettings.json in the working
    /// folder, environment variables, and what the command itself decides. Where no storage is named it is the emulator's.
    /// </summary>
    public static IConfigurationRoot Settings(IEnumerable<KeyValuePair<string, string?>>? decided = null)
    {
        IConfigurationRoot settings = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddJsonFile(Path.Combine(Environment.CurrentDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .AddInMemoryCollection(decided)
            .Build();
        // Not a line of appsettings.json: a connection string there would stand beside an AzureWebJobsStorage__accountName and win.
        if (!settings.GetSection(StorageOptions.Section).Exists())
        {
            settings[StorageOptions.Section] = "UseDevelopmentStorage=true";
        }

        return settings;
    }

    /// <summary>The pipeline's services without timers, pumps or web: what the other commands need.</summary>
    public static ServiceProvider Services(IConfiguration settings)
    {
        ServiceProvider services = new ServiceCollection()
            .AddLogging(logging => logging
                .AddSimpleConsole()
                .SetMinimumLevel(LogLevel.Warning)
                // Rows that cannot be read: the commands tell of them in their own words.
                .AddFilter(typeof(StorageClients).FullName, LogLevel.None))
            // What a command prints may be for a machine.
            .Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
            .AddSingleton(settings)
            .AddAlerts(settings)
            .BuildServiceProvider();
        Demand(services, []);
        return services;
    }

    public static WebApplication Build(IConfigurationRoot settings)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddConfiguration(settings);
        builder.Services.AddAlerts(builder.Configuration);
        builder.Services.AddAlertsWeb();
        builder.Services.AddOptions<LocalHostOptions>().BindConfiguration(LocalHostOptions.Section).ValidateOnStart();
        builder.Services.AddSettings(LocalHostOptions.Section, new LocalHostOptionsValidator());
        builder.Services.AddSingleton(_ => QueueSettings.Load(Path.Combine(AppContext.BaseDirectory, "host.json")));
        builder.Services.AddSingleton<StageDispatch>();
        builder.Services.AddHostedService<PipelineService>();
        builder.Services.Configure<HostOptions>(host =>
        {
            host.ShutdownTimeout = Grace(settings) + TimeAfterGrace;
            // A visitor's open request must not use up the time of the work in hand.
            host.ServicesStopConcurrently = true;
            // Nothing ends it but its user: pumps and timers bear every failure themselves, and health tells of one that stands still.
            host.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore;
        });
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss'Z' ";
        });
        builder.WebHost.UseKestrel(kestrel => kestrel.AddServerHeader = false);

        string[] ofTheHost = [.. WrongLogLevels(settings), .. ListenAddresses.Errors(settings[ListenAddresses.Setting])];
        WebApplication app = builder.Build();
        Demand(app.Services, ofTheHost);
        app.UseRouting();
        app.MapAlerts();
        return app;
    }

    // Here a name that is misspelt is an error: whoever typed it waits for an answer.
    private static void Demand(IServiceProvider services, IEnumerable<string> ofTheHost)
    {
        StartupCheck check = StartupCheck.Of(services);
        string[] errors = [.. check.Errors, .. check.Unknown, .. ofTheHost];
        if (errors.Length > 0)
        {
            throw new ConfigurationException(errors);
        }
    }

    // The host reads it before the settings are checked: what is wrong with it is told then.
    private static TimeSpan Grace(IConfiguration settings) =>
        TimeSpan.TryParse(settings[$"{LocalHostOptions.Section}:{nameof(LocalHostOptions.Grace)}"], CultureInfo.InvariantCulture, out TimeSpan grace) && grace >= TimeSpan.Zero
            ? grace
            : new LocalHostOptions().Grace;

    // Taken out: the framework would end at the first one, before anything else is checked.
    private static IEnumerable<string> WrongLogLevels(IConfiguration settings)
    {
        foreach (IConfigurationSection level in settings.GetSection("Logging:LogLevel").GetChildren().Where(level => !Enum.TryParse<LogLevel>(level.Value, ignoreCase: true, out _)))
        {
            yield return $"{level.Path}: expected one of {string.Join(", ", Enum.GetNames<LogLevel>())}, got '{level.Value}'.";
            level.Value = null;
        }
    }
}
