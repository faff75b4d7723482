using System.Text.Json;
using Alerts.EndToEnd.Tests.Support;

namespace Alerts.EndToEnd.Tests.Cli;

public sealed class ClassifyCommandTests
{
    private static readonly TimeSpan Patience = Eventually.Patience;

    [Fact]
    public async Task A_line_is_answered_while_standard_input_stays_open()
    {
        using var folder = new TemporaryFolder();
        await using AlertsProcess alerts = AlertsProcess.Open(folder.Path, new Dictionary<string, string>(), "classify", "-", "--jsonl");

        for (int id = 1; id <= 3; id++)
        {
            alerts.WriteLine(JsonSerializer.Serialize(new { id, title = "US bans exports of gallium" }));
            await Eventually.TrueAsync(() => Ids(alerts).Length == id, Patience, $"the answer to line {id}");
        }

        alerts.CloseInput();
        await alerts.EndAsync(Patience);
        Assert.Equal(0, alerts.ExitCode);
        Assert.Equal([1, 2, 3], Ids(alerts));
    }

    private static int[] Ids(AlertsProcess alerts) =>
        [.. alerts.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetInt32())];
}
