using System.Reflection;
using System.Text.Json.Nodes;
using Alerts.Functions.Tests.Support;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Tests.Wiring;

/// <summary>What the host reads of the built app: docs/deploy.md, What the package holds.</summary>
public sealed class PackageTests
{
    private static readonly string Output = Repository.PathOf(Path.Combine(
        "src", "Alerts.Functions", "bin", typeof(PackageTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration, "net10.0"));

    [Theory]
    [InlineData("host.json")]
    [InlineData("sources.yaml")]
    [InlineData("worker.config.json")]
    [InlineData("functions.metadata")]
    [InlineData("extensions.json")]
    [InlineData(".azurefunctions/function.deps.json")]
    [InlineData(".azurefunctions/Microsoft.Azure.WebJobs.Extensions.Storage.Queues.dll")]
    [InlineData("Alerts.Functions.dll")]
    [InlineData("Alerts.Web.dll")]
    [InlineData("Alerts.dll")]
    public void It_holds(string file) => Assert.True(File.Exists(Path.Combine(Output, file)), $"{Output} lacks {file}");

    [Fact]
    public void Its_host_json_is_the_projects_own() =>
        Assert.Equal(Repository.Read("src/Alerts.Functions/host.json"), File.ReadAllText(Path.Combine(Output, "host.json")));

    [Fact]
    public void It_names_every_function_with_its_trigger_to_the_host() => Assert.Equal(
        Function.All.Select(function => $"{function.Name}: {TriggerOf(function)}"),
        Read("functions.metadata").AsArray().Select(function => $"{function!["name"]}: {function["bindings"]!.AsArray().Single()!["type"]}").Order(StringComparer.Ordinal));

    [Fact]
    public void The_host_starts_it_by_the_shared_runtime()
    {
        JsonNode worker = Read("worker.config.json")["description"]!;

        Assert.Equal(("dotnet", "Alerts.Functions.dll"), (worker["defaultExecutablePath"]!.GetValue<string>(), worker["defaultWorkerPath"]!.GetValue<string>()));
    }

    // Timers and HTTP are the host's own.
    [Fact]
    public void It_brings_the_hosts_side_of_queues() =>
        Assert.Contains("AzureStorageQueues", Read("extensions.json")["extensions"]!.AsArray().Select(extension => extension!["name"]!.GetValue<string>()));

    private static JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(Output, file)))!;

    private static string TriggerOf(Function function) =>
        function.Trigger<QueueTriggerAttribute>() is not null ? "queueTrigger"
        : function.Trigger<TimerTriggerAttribute>() is not null ? "timerTrigger"
        : "httpTrigger";
}
