using Alerts;
using Alerts.Functions;
using Alerts.Web;
using Azure.Core.Serialization;
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

// Messages are read by the same rules as everywhere else: a missing id is an error, not a null.
builder.Services.Configure<WorkerOptions>(options => options.Serializer = new JsonObjectSerializer(AlertsJson.Default.Options));

builder.Build().Run();
