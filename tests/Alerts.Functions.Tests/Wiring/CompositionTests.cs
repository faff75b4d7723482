using Alerts.Functions.Tests.Support;
using Alerts.Storage;
using Alerts.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Functions.Tests.Wiring;

public sealed class CompositionTests
{
    public static TheoryData<string> Names => [.. Function.All.Select(function => function.Name)];

    // Program.cs adds the same; the worker makes a function for each run.
    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_function_can_be_made_of_what_the_app_registers(string name)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Configuration[StorageOptions.Section] = "UseDevelopmentStorage=true";
        builder.Configuration["Sources:Catalogue"] = Repository.PathOf("samples/sources.yaml");
        builder.Services.AddAlerts(builder.Configuration);
        builder.Services.AddAlertsWeb();
        builder.Services.AddSingleton<WebEndpoints>();
        await using WebApplication app = builder.Build();

        await using AsyncServiceScope run = app.Services.CreateAsyncScope();
        Assert.NotNull(ActivatorUtilities.CreateInstance(run.ServiceProvider, Function.Named(name).Method.DeclaringType!));
    }
}
