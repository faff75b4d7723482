using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Alerts.Functions.Tests.Support;
using YamlDotNet.Serialization;

namespace Alerts.Functions.Tests.Infra;

/// <summary>
/// What Azure's Developer CLI and its gallery of templates ask of a repository (https://azure.github.io/awesome-azd/), as far as a look
/// at the files can tell. Its description and topics are settings of the hosting service.
/// </summary>
public sealed partial class AzdTemplateTests
{
    private static readonly JsonNode Azd = ReadYaml("azure.yaml");
    private static readonly string Bicep = Repository.Read("infra/main.bicep");

    /// <summary>Parameter of the template, and the variable of azd's environment that its value is.</summary>
    private static readonly (string Parameter, string Variable)[] Mapped =
    [
        .. Repository.Json("infra/main.parameters.json")["parameters"]!.AsObject()
            .Select(parameter => (parameter.Key, Variable().Match(parameter.Value!["value"]!.GetValue<string>()).Groups[1].Value)),
    ];

    private static readonly JsonObject Parameters = Repository.Json("infra/main.parameters.json")["parameters"]!.AsObject();

    [Theory]
    [InlineData("README.md")]
    [InlineData("LICENSE")]
    [InlineData("SECURITY.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("CODE_OF_CONDUCT.md")]
    [InlineData("azure.yaml")]
    [InlineData("infra/main.bicep")]
    [InlineData("infra/main.parameters.json")]
    [InlineData(".devcontainer/devcontainer.json")]
    [InlineData(".github/workflows/azure-dev.yml")]
    [InlineData(".github/ISSUE_TEMPLATE/bug.md")]
    public void The_repository_has(string file) => Assert.True(File.Exists(Repository.PathOf(file)), $"{file} is missing");

    [Fact]
    public void The_template_is_named_with_the_version_of_the_code() => Assert.Equal(
        $"alerts@{Version().Match(Repository.Read("Directory.Build.props")).Groups[1].Value}",
        Azd["metadata"]!["template"]!.GetValue<string>());

    [Fact]
    public void Its_service_is_a_project_that_finds_its_function_app_by_the_tag()
    {
        (string name, JsonNode? service) = Assert.Single(Azd["services"]!.AsObject());

        string host = $"{service!["project"]}/host.json";
        Assert.True(File.Exists(Repository.PathOf(host)), $"Core Tools and VS Code look for {host}");
        Assert.Equal("function", service["host"]!.GetValue<string>());
        Assert.All([Snapshot.Main, Snapshot.Private], snapshot =>
            Assert.Equal(name, snapshot.OfType("Microsoft.Web/sites").Single()["tags"]!["azd-service-name"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("posix", "sh")]
    [InlineData("windows", "pwsh")]
    public void Its_hook_works_on_each_system(string system, string shell)
    {
        JsonNode hook = Azd["hooks"]!["postprovision"]![system]!;

        Assert.Equal(shell, hook["shell"]!.GetValue<string>());
        Assert.True(File.Exists(Repository.PathOf(hook["run"]!.GetValue<string>())));
    }

    [Fact]
    public void Everything_is_tagged_with_the_environment_that_it_belongs_to() => Assert.All(
        Snapshot.Main.Resources.Where(resource => resource["tags"] is not null),
        resource => Assert.Equal("alerts", resource["tags"]!["azd-env-name"]!.GetValue<string>()));

    // azd asks for a parameter that has neither a default nor a value here; where its variable is not set, it has no value.
    [Fact]
    public void It_asks_for_what_has_no_default_and_gives_the_rest() => Assert.All(
        Required().Matches(Bicep).Select(parameter => parameter.Groups[1].Value),
        name => Assert.Matches(@"^\$\{\w+\}$", Parameters[name]!["value"]!.GetValue<string>()));

    [Fact]
    public void Both_ways_to_deploy_read_the_same_variables_into_the_same_parameters() => Assert.Equal(
        Read().Matches(Repository.Read("infra/az.bicepparam")).Select(line => (line.Groups[1].Value, line.Groups[2].Value)).Order(),
        Mapped.Order());

    [Fact]
    public void It_offers_the_regions_that_can_run_it() =>
        Assert.Matches(@"@allowed\(\[[^)]+'westeurope'[^)]+\]\)\s+@metadata\(\{ azd: \{ type: 'location' \} \}\)\s+param location string", Bicep);

    [Fact]
    public void The_pipeline_is_given_every_variable_that_is_not_azds_own() => Assert.Equal(
        Mapped.Select(pair => pair.Variable).Where(name => name.StartsWith("ALERTS_", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
        Azd["pipeline"]!["variables"]!.AsArray().Select(name => name!.GetValue<string>()).Order(StringComparer.Ordinal));

    // Ubuntu's chromium is a snap, which no container can install, and the image for .NET 10 is Ubuntu.
    [Fact]
    public void The_development_container_is_a_debian_with_chromium_azd_and_the_tools_of_functions()
    {
        JsonNode container = JsonNode.Parse(
            Repository.Read(".devcontainer/devcontainer.json"),
            documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip })!;

        Assert.Matches(@"^mcr\.microsoft\.com/devcontainers/base:\w+$", container["image"]!.GetValue<string>());
        Assert.Contains("ghcr.io/devcontainers/features/dotnet:2", container["features"]!.AsObject().Select(feature => feature.Key));
        Assert.Contains("ghcr.io/azure/azure-dev/azd:0", container["features"]!.AsObject().Select(feature => feature.Key));
        Assert.All(["chromium", "azure-functions-core-tools@4"], tool =>
            Assert.Contains(tool, container["postCreateCommand"]!.GetValue<string>(), StringComparison.Ordinal));
    }

    private static JsonNode ReadYaml(string file) => JsonNode.Parse(new SerializerBuilder().JsonCompatible().Build()
        .Serialize(new DeserializerBuilder().Build().Deserialize(Repository.Read(file))!))!;

    [GeneratedRegex("<Version>(.+)</Version>")]
    private static partial Regex Version();

    [GeneratedRegex(@"^param (\w+) [^=\n]*$", RegexOptions.Multiline)]
    private static partial Regex Required();

    [GeneratedRegex(@"^param (\w+) = .*?readEnvironmentVariable\('(\w+)'", RegexOptions.Multiline)]
    private static partial Regex Read();

    [GeneratedRegex(@"^\$\{(\w+)")]
    private static partial Regex Variable();
}
