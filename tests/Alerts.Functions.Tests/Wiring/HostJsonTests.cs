using System.Globalization;
using System.Text.Json.Nodes;
using Alerts.Functions.Tests.Support;

namespace Alerts.Functions.Tests.Wiring;

public sealed class HostJsonTests
{
    // Pages and links carry no /api before their paths.
    [Fact]
    public void Routes_have_no_prefix() =>
        Assert.Equal("", Repository.Json("src/Alerts.Functions/host.json")["extensions"]!["http"]!["routePrefix"]!.GetValue<string>());

    // The stages send Base64 themselves; the trigger must expect it.
    [Fact]
    public void Messages_are_base64() =>
        Assert.Equal("base64", Repository.Json("src/Alerts.Functions/host.json")["extensions"]!["queues"]!["messageEncoding"]!.GetValue<string>());

    // A run that outlasts the lease of its message is joined by a second one.
    [Fact]
    public void No_run_outlasts_the_ten_minutes_that_its_message_is_leased_for() => Assert.InRange(
        TimeSpan.Parse(Repository.Json("src/Alerts.Functions/host.json")["functionTimeout"]!.GetValue<string>(), CultureInfo.InvariantCulture), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(9));

    public static TheoryData<string, string> Lines => [.. Leaves(Repository.Json("src/Alerts.Functions/host.json"))];

    [Theory]
    [MemberData(nameof(Lines))]
    public void Every_line_has_its_reason_in_the_docs(string name, string value)
    {
        string[] cells = Repository.Read("docs/host-json.md").Split('\n').Select(line => line.Split('|'))
            .SingleOrDefault(row => row.Length == 5 && row[1].Contains($"{name}`", StringComparison.Ordinal)) ?? throw new InvalidOperationException($"docs/host-json.md has no line for {name}");

        Assert.Contains(value.Length == 0 ? "empty" : value, cells[2], StringComparison.Ordinal);
    }

    private static IEnumerable<(string Name, string Value)> Leaves(JsonNode node) => node.AsObject().SelectMany(member => member.Value is JsonObject inner
        ? Leaves(inner)
        : [(member.Key, member.Value!.ToString())]);
}
