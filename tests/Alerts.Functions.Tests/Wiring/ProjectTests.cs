using System.Xml.Linq;
using Alerts.Functions.Tests.Support;

namespace Alerts.Functions.Tests.Wiring;

public sealed class ProjectTests
{
    private static readonly XDocument Project = XDocument.Parse(Repository.Read("src/Alerts.Functions/Alerts.Functions.csproj"));

    [Fact]
    public void It_asks_for_exactly_the_packages_of_the_design() => Assert.Equal(
        [
            "Azure.AI.TextAnalytics 5.3.0",
            "Microsoft.Azure.Functions.Worker 2.52.0",
            "Microsoft.Azure.Functions.Worker.Extensions.Http.AspNetCore 2.1.1",
            "Microsoft.Azure.Functions.Worker.Extensions.Storage.Queues 5.5.5",
            "Microsoft.Azure.Functions.Worker.Extensions.Timer 4.3.1",
            "Microsoft.Azure.Functions.Worker.Sdk 2.1.0",
        ],
        Project.Descendants("PackageReference").Select(package => $"{package.Attribute("Include")!.Value} {VersionOf(package.Attribute("Include")!.Value)}"));

    [Fact]
    public void A_build_of_the_whole_solution_asks_for_none_of_them() => Assert.All(
        Project.Descendants("PackageReference"),
        package => Assert.Equal("'$(AlertsFunctions)' == 'true'", package.Parent!.Attribute("Condition")?.Value));

    private static string VersionOf(string package) => XDocument.Parse(Repository.Read("Directory.Packages.props"))
        .Descendants("PackageVersion").Single(version => version.Attribute("Include")!.Value == package).Attribute("Version")!.Value;
}
