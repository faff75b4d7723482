using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Alerts.EndToEnd.Tests.Support;
using Alerts.Functions.Tests.Support;
using Alerts.Storage;

namespace Alerts.Functions.Tests.Infra;

/// <summary>
/// A query that names what nobody sends is never wrong and never fires. The tables are as Microsoft documents them
/// (https://learn.microsoft.com/azure/azure-monitor/reference/tables/appmetrics), the checker is Microsoft's own.
/// </summary>
public sealed partial class AlertRulesTests
{
    private static readonly IReadOnlyList<JsonNode> Rules = [.. Snapshot.Main.OfType("Microsoft.Insights/scheduledQueryRules")];

    private static readonly IReadOnlyList<string> Queries =
    [
        .. from rule in Rules
           from criterion in rule["properties"]!["criteria"]!["allOf"]!.AsArray()
           select criterion!["query"]!.GetValue<string>(),
    ];

    [Theory]
    [InlineData("poison-messages")]
    [InlineData("late-deliveries")]
    [InlineData("late-digests")]
    [InlineData("broken-sources")]
    [InlineData("overdue-sources")]
    [InlineData("failures")]
    [InlineData("silence")]
    public void What_must_not_go_unseen_reaches_people(string matter)
    {
        JsonNode rule = Assert.Single(Rules, rule => rule["name"]!.GetValue<string>() == $"alerts-{matter}")["properties"]!;

        Assert.True(rule["enabled"]!.GetValue<bool>());
        Assert.NotEmpty(rule["actions"]!["actionGroups"]!.AsArray());
    }

    [Fact]
    public void The_operator_is_mailed()
    {
        JsonNode people = Snapshot.Main.OfType("Microsoft.Insights/actionGroups").Single()["properties"]!;

        Assert.True(people["enabled"]!.GetValue<bool>());
        Assert.Equal("operators@example.org", Assert.Single(people["emailReceivers"]!.AsArray())!["emailAddress"]!.GetValue<string>());
    }

    [Fact]
    public async Task Every_query_is_sound_over_the_tables_of_the_workspace()
    {
        IReadOnlyList<string[]> wrong = await CheckAsync(Queries);

        Assert.NotEmpty(Queries);
        Assert.All(Queries.Zip(wrong), query => Assert.True(query.Second.Length == 0, $"{query.First}\n{string.Join('\n', query.Second)}"));
    }

    // That the checker would tell: each of these is wrong in its own way.
    [Theory]
    [InlineData("AppMetrics | where Nam == 'x'", "The name 'Nam' does not refer to any known column")]
    [InlineData("AppMetric | take 1", "The name 'AppMetric' does not refer to any known table")]
    [InlineData("AppMetrics | where Sum > 'much'", "The operator '>' is not defined for the operand types real and string")]
    [InlineData("AppMetrics | where Sum > 1 |", "Query operator expected")]
    public async Task A_query_that_is_wrong_is_told(string query, string message) =>
        Assert.Contains(message, Assert.Single(Assert.Single(await CheckAsync([query]))), StringComparison.Ordinal);

    [Fact]
    public void Every_metric_of_a_query_is_one_that_the_watch_sends() => Assert.Subset(
        Named(Repository.Read("src/Alerts/Watch/WatchStage.cs"), MetricSent()), Named(string.Join('\n', Queries), MetricAsked()));

    [Fact]
    public void Every_queue_of_a_query_is_one_of_the_code() =>
        Assert.Subset(QueueNames.All.ToHashSet(), Named(string.Join('\n', Queries), QueueAsked()));

    [Fact]
    public void Every_dimension_of_a_query_is_one_that_the_watch_sends() => Assert.Subset(
        Named(Repository.Read("src/Alerts/Watch/WatchStage.cs"), TagSent()), Named(string.Join('\n', Queries), TagAsked()));

    private static HashSet<string> Named(string text, Regex pattern)
    {
        HashSet<string> names = [.. pattern.Matches(text).Select(match => match.Groups[1].Value)];
        Assert.NotEmpty(names);
        return names;
    }

    private static async Task<IReadOnlyList<string[]>> CheckAsync(IReadOnlyList<string> queries)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        string node = Requires.Node();
        string service = Path.Combine(await NodePackages.FolderAsync(cancellation), "@kusto", "language-service-next");
        string file = Path.GetTempFileName();
        var input = new JsonObject { ["tables"] = Repository.Json("tests/Alerts.Functions.Tests/Infra/workspace.json"), ["queries"] = new JsonArray([.. queries.Select(query => (JsonNode)query)]) };
        await File.WriteAllTextAsync(file, input.ToJsonString(), cancellation);
        await using var checker = new ChildProcess(node, [Repository.PathOf("tests/Alerts.Functions.Tests/Infra/kql.js"), service, file]);
        int exit = await checker.WaitAsync(TimeSpan.FromMinutes(1), cancellation);
        File.Delete(file);
        Assert.True(exit == 0, checker.Output);
        return JsonSerializer.Deserialize<string[][]>(checker.Output)!;
    }

    [GeneratedRegex(@"CreateGauge<\w+>\(\s*""([^""]+)""")]
    private static partial Regex MetricSent();

    [GeneratedRegex(@"Name == ""([^""]+)""")]
    private static partial Regex MetricAsked();

    [GeneratedRegex(@"Properties\[""queue""\]\) == ""([^""]+)""")]
    private static partial Regex QueueAsked();

    [GeneratedRegex(@"KeyValuePair<string, object\?>\(""([^""]+)""")]
    private static partial Regex TagSent();

    [GeneratedRegex(@"Properties\[""([^""]+)""\]")]
    private static partial Regex TagAsked();
}
