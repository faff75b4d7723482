using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.Versioning;
using Alerts.Functions.Tests.Support;
using Alerts.Functions.Tests.Wiring;
using Alerts.Web;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Alerts.Functions.Tests.Infra;

public sealed class AppSettingsTests
{
    /// <summary>Options classes of the code by the section that they bind.</summary>
    private static readonly Dictionary<string, Type> Options = typeof(AlertsRegistration).Assembly.GetTypes()
        .Concat(typeof(AlertsWeb).Assembly.GetTypes())
        .Where(type => type.GetField("Section")?.IsLiteral == true)
        .ToDictionary(type => (string)type.GetField("Section")!.GetRawConstantValue()!);

    public static TheoryData<string> OfTriggers => SettingsTests.SettingsOfTriggers;

    public static TheoryData<string> OfCode => [.. Snapshot.Private.AppSettings.Keys.Where(name => Options.ContainsKey(name.Split("__")[0]))];

    public static TheoryData<string> Required => [.. from options in Options
                                                     from property in options.Value.GetProperties()
                                                     where property.GetCustomAttribute<RequiredAttribute>() is not null
                                                         && property.GetValue(Activator.CreateInstance(options.Value)) is null or ""
                                                     select $"{options.Key}__{property.Name}"];

    [Fact]
    public void The_platform_runs_the_framework_that_the_app_is_built_for()
    {
        string framework = typeof(FetchFunction).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName;

        Assert.All([Snapshot.Main, Snapshot.Private], snapshot =>
        {
            var runtime = snapshot.OfType("Microsoft.Web/sites").Single()["properties"]!["functionAppConfig"]!["runtime"]!;
            Assert.Equal("dotnet-isolated", runtime["name"]!.GetValue<string>());
            Assert.EndsWith($"=v{runtime["version"]!.GetValue<string>()}", framework, StringComparison.Ordinal);
        });
    }

    [Theory]
    [MemberData(nameof(OfTriggers))]
    public void A_setting_that_a_trigger_names_is_deployed(string setting) => Assert.Contains(setting, Snapshot.Main.AppSettings.Keys);

    [Theory]
    [MemberData(nameof(OfCode))]
    public void A_deployed_setting_is_named_as_the_code_binds_it(string setting)
    {
        string[] parts = setting.Split("__");

        Assert.Contains(parts[1], Options[parts[0]].GetProperties().Select(property => property.Name), StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public void Every_deployed_setting_is_read_by_the_code_or_by_the_platform() => Assert.All(
        Snapshot.Private.AppSettings.Keys.Except(OfTriggers.Select(row => row.Data)), setting => Assert.True(
            Options.ContainsKey(setting.Split("__")[0]) || Platform.Contains(setting.Split("__")[0]), $"nothing reads {setting}"));

    [Fact]
    public void Every_setting_that_the_code_requires_is_deployed() =>
        Assert.All(Required, setting => Assert.True(Snapshot.Main.AppSettings.ContainsKey(setting.Data), NotDeployed(setting.Data)));

    // The code's own validation, over what would be deployed: a required setting that the infrastructure lacks fails here.
    [Theory]
    [InlineData("main")]
    [InlineData("private")]
    public void The_code_starts_with_the_deployed_settings(string parameters)
    {
        Snapshot snapshot = parameters == "main" ? Snapshot.Main : Snapshot.Private;
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(snapshot.AppSettings
            .Select(setting => KeyValuePair.Create<string, string?>(setting.Key.Replace("__", ":", StringComparison.Ordinal), Resolved(setting.Key, setting.Value)))).Build();
        using ServiceProvider services = new ServiceCollection().AddLogging().AddSingleton(configuration).AddAlerts(configuration).BuildServiceProvider();

        var refused = Record.Exception(services.GetRequiredService<IStartupValidator>().Validate);
        Assert.True(refused is null, $"The app would not start: {refused?.Message}\n{NotDeployed("Each of these")}");
    }

    // Flex Consumption refuses what functionAppConfig says instead
    // (https://learn.microsoft.com/azure/azure-functions/functions-app-settings#flex-consumption-plan-deprecations).
    [Theory]
    [InlineData("AzureWebJobsStorage")]
    [InlineData("ENABLE_ORYX_BUILD")]
    [InlineData("FUNCTIONS_EXTENSION_VERSION")]
    [InlineData("FUNCTIONS_WORKER_RUNTIME")]
    [InlineData("FUNCTIONS_WORKER_RUNTIME_VERSION")]
    [InlineData("SCM_DO_BUILD_DURING_DEPLOYMENT")]
    [InlineData("WEBSITE_CONTENTAZUREFILECONNECTIONSTRING")]
    [InlineData("WEBSITE_CONTENTSHARE")]
    [InlineData("WEBSITE_RUN_FROM_PACKAGE")]
    public void A_setting_that_the_plan_refuses_is_not_deployed(string setting) => Assert.DoesNotContain(setting, Snapshot.Main.AppSettings.Keys);

    [Fact]
    public void The_concurrency_of_queues_is_that_of_host_json_where_nobody_says_otherwise()
    {
        var queues = Repository.Json("src/Alerts.Functions/host.json")["extensions"]!["queues"]!;

        Assert.Equal(queues["batchSize"]!.ToString(), Snapshot.Main.AppSettings["AzureFunctionsJobHost__extensions__queues__batchSize"]);
        Assert.Equal(queues["newBatchThreshold"]!.ToString(), Snapshot.Main.AppSettings["AzureFunctionsJobHost__extensions__queues__newBatchThreshold"]);
    }

    private static string NotDeployed(string setting) =>
        $"{setting} is required by the code and not deployed, or deployed wrongly: set it in appSettings of infra/modules/app.bicep as Section__Property "
        + $"(a secret as a reference into the vault), then renew the snapshots:\n{Bicep.Renewal}";

    private static readonly string[] Platform =
    [
        "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "APPLICATIONINSIGHTS_CONNECTION_STRING", "AZURE_CLIENT_ID",
        "AzureFunctionsJobHost", "AzureWebJobsDisableHomepage",
    ];

    /// <summary>What only Azure knows at the time of the deployment, as it will look.</summary>
    private static string Resolved(string name, string value) => !value.StartsWith('[') ? value
        : value.Contains("@Microsoft.KeyVault(", StringComparison.Ordinal) ? new string('s', 44)
        : name switch
        {
            "APPLICATIONINSIGHTS_CONNECTION_STRING" => "InstrumentationKey=00000000-0000-0000-0000-000000000000;IngestionEndpoint=https://westeurope.in.applicationinsights.azure.com/",
            "Web__PublicUrl" => "https://func-alerts.azurewebsites.net",
            _ when name.EndsWith("Endpoint", StringComparison.Ordinal) => "https://lang.cognitiveservices.azure.com/",
            _ when name.EndsWith("From", StringComparison.Ordinal) => "DoNotReply@00000000-0000-0000-0000-000000000000.azurecomm.net",
            _ => "00000000-0000-0000-0000-00000000000a",
        };
}
