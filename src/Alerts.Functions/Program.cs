using Alerts;
using Alerts.Functions;
using Alerts.Web;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();

builder.Services.AddAlerts(builder.Configuration);
builder.Services.AddAlertsWeb();
builder.Services.AddSingleton<WebEndpoints>();

// The worker exports its telemetry itself (AddTelemetry); the host must not send the same lines again.
builder.Services.Configure<WorkerOptions>(options => options.Capabilities["WorkerOpenTelemetryEnabled"] = bool.TrueString);

IHost app = builder.Build();
StartupCheck check = StartupCheck.Of(app.Services);
foreach (string line in (string[])[.. check.Unknown, .. check.Errors.Count > 0 ? StartupCheck.Lines(check.Errors) : []])
{
    // The host takes these lines into its log, also those of a worker that ends at once.
    Console.Error.WriteLine(line);
}

if (check.Errors.Count > 0)
{
    return 2;
}

app.Run();
return 0;
