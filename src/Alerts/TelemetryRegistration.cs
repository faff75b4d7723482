using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;

namespace Alerts;

public static class TelemetryRegistration
{
    private const string AzureMonitor = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    private const string Otlp = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>
    /// Exports traces, metrics and logs where the settings of the platforms say: to Azure Monitor by
    /// <c>APPLICATIONINSIGHTS_CONNECTION_STRING</c>, with the identity <c>AZURE_CLIENT_ID</c> where
    /// <c>APPLICATIONINSIGHTS_AUTHENTICATION_STRING</c> is set; to any collector by <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>
    /// (https://opentelemetry.io/docs/specs/otel/protocol/exporter/). Without them nothing is collected and nothing costs.
    /// </summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        bool azure = !string.IsNullOrEmpty(configuration[AzureMonitor]);
        bool otlp = !string.IsNullOrEmpty(configuration[Otlp]);
        if (!azure && !otlp)
        {
            return services;
        }

        OpenTelemetryBuilder telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("alerts", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(3)))
            .WithTracing(tracing => tracing.AddSource(Telemetry.Name))
            .WithMetrics(metrics => metrics.AddMeter(Telemetry.Name));
        // A line for each request that is fetched or sent would be most of the bill and names addresses that are secrets.
        services.AddLogging(logging => logging
            .AddFilter<OpenTelemetryLoggerProvider>("System.Net.Http.HttpClient", LogLevel.Warning)
            .AddFilter<OpenTelemetryLoggerProvider>("Microsoft.AspNetCore", LogLevel.Warning));
        if (azure)
        {
            telemetry.UseAzureMonitorExporter();
            services.Configure<AzureMonitorExporterOptions>(options => Configure(options, configuration));
        }

        if (otlp)
        {
            telemetry.UseOtlpExporter();
        }

        return services;
    }

    private static void Configure(AzureMonitorExporterOptions options, IConfiguration configuration)
    {
        options.ConnectionString = configuration[AzureMonitor];
        options.Credential = CredentialOf(configuration);
        // An article is rare enough to keep every trace; the daily cap of the workspace bounds the cost.
        options.TracesPerSecond = null;
        options.SamplingRatio = 1;
        options.EnableLiveMetrics = false;
    }

    private static ManagedIdentityCredential? CredentialOf(IConfiguration configuration) =>
        string.IsNullOrEmpty(configuration["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"]) ? null
        : configuration["AZURE_CLIENT_ID"] is { Length: > 0 } client ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(client))
        : new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned);
}
