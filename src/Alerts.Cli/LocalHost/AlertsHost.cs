using Alerts.Storage;
using Alerts.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Alerts.Cli.LocalHost;

/// <summary>Composes the pipeline and the web app for this machine.</summary>
internal static class AlertsHost
{
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
        IServiceCollection registered = new ServiceCollection()
            .AddLogging(logging => logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning))
            .AddSingleton(settings)
            .AddAlerts(settings);
        ServiceProvider services = registered.BuildServiceProvider();
        StartupCheck.Run(services, registered);
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
        builder.Services.AddSingleton<IValidateOptions<LocalHostOptions>>(new SettingNames<LocalHostOptions>(LocalHostOptions.Section, new LocalHostOptionsValidator()));
        builder.Services.AddSingleton(QueueSettings.Load(Path.Combine(AppContext.BaseDirectory, "host.json")));
        builder.Services.AddSingleton<StageDispatch>();
        builder.Services.AddHostedService<PipelineService>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(9));
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss'Z' ";
        });
        builder.WebHost.UseKestrel(kestrel => kestrel.AddServerHeader = false);

        WebApplication app = builder.Build();
        StartupCheck.Run(app.Services, builder.Services);
        app.UseRouting();
        app.MapAlerts();
        return app;
    }
}
