using ArchUnitNET.Domain;
using ArchUnitNET.Fluent;
using ArchUnitNET.Loader;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Alerts.Tests;

/// <summary>The arrows of the design: stages know nothing of each other, projects point one way.</summary>
public sealed class ArchitectureTests
{
    private static readonly string[] StageNames = ["Schedule", "Fetch", "Classify", "Notify", "Digest", "Deliver"];

    private static readonly Architecture Alerts = new ArchLoader().LoadAssembly(typeof(Article).Assembly).Build();

    public static TheoryData<string, string> StagePairs() => [.. StageNames.SelectMany(_ => StageNames, (from, to) => (from, to)).Where(pair => pair.from != pair.to)];

    [Theory]
    [MemberData(nameof(StagePairs))]
    public void A_stage_does_not_reference_another(string from, string to) =>
        // The generated binding of settings makes every registration look as if it knew all options.
        AssertHolds(Types().That().ResideInNamespaceMatching($@"^Alerts\.{from}(\.|$)").And().DoNotHaveNameEndingWith("Registration")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^Alerts\.{to}(\.|$)"))
            .WithoutRequiringPositiveResults());

    [Fact]
    public void Storage_does_not_reference_a_stage() =>
        AssertHolds(Types().That().ResideInNamespaceMatching(@"^Alerts\.Storage(\.|$)")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^Alerts\.({string.Join('|', StageNames)}|Stories|Subscriptions)(\.|$)")));

    [Theory]
    [InlineData("Alerts.Text")]
    [InlineData("Alerts.Feeds")]
    [InlineData("Alerts.Classification", "Alerts.Text")]
    [InlineData("Alerts", "Alerts.Classification", "Alerts.Feeds", "Alerts.Text")]
    [InlineData("Alerts.Web", "Alerts", "Alerts.Classification", "Alerts.Feeds", "Alerts.Text")]
    [InlineData("Alerts.Cli", "Alerts", "Alerts.Classification", "Alerts.Feeds", "Alerts.Text", "Alerts.Web")]
    public void Projects_point_one_way(string project, params string[] allowed)
    {
        IEnumerable<string> referenced = System.Reflection.Assembly.Load(project).GetReferencedAssemblies()
            .Select(assembly => assembly.Name!)
            .Where(name => name.StartsWith("Alerts", StringComparison.Ordinal));

        Assert.Empty(referenced.Except(allowed));
    }

    [Theory]
    [InlineData("Alerts", "Alerts")]
    [InlineData("Alerts", "Alerts.Fetch")]
    [InlineData("Alerts", "Alerts.Deliver")]
    [InlineData("Alerts", "Alerts.Subscriptions")]
    [InlineData("Alerts.Classification", "Alerts.Classification")]
    [InlineData("Alerts.Cli", "Alerts.Cli")]
    [InlineData("Alerts.Web", "Alerts.Web")]
    public void Namespaces_go_round_in_no_circle(string project, string parent)
    {
        IReadOnlyList<string> circles = NamespaceCircles.In(new ArchLoader().LoadAssembly(System.Reflection.Assembly.Load(project)).Build(), parent);

        Assert.True(circles.Count == 0, string.Join('\n', circles));
    }

    private static void AssertHolds(IArchRule rule) =>
        Assert.True(rule.HasNoViolations(Alerts), string.Join('\n', rule.Evaluate(Alerts).Where(result => !result.Passed).Select(result => result.Description)));
}
