using System.Text;
using System.Text.Json;
using Alerts.Cli.Commands;

namespace Alerts.Tests.Classify;

public sealed class ClassifyLinesTests
{
    [Fact]
    public async Task Lines_come_out_in_order_and_a_bad_one_is_reported_by_its_number()
    {
        (int code, string[] lines, string errors) = await RunAsync("""
            {"id":"a","title":"T","text":"US bans exports of gallium.","unknown":1}
            not json
            {"id":"b","text":"Bread is good."}
            """);
        Assert.Equal(1, code);
        Assert.Equal(["a", "b"], lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()));
        Assert.StartsWith("line 2: expected a JSON object with \"text\"", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evidence_in_a_title_that_stands_apart_says_so_and_the_rest_points_into_the_text()
    {
        const string Title = "US bans exports of gallium";
        const string Text = "Nvidia said nothing.";
        (_, string[] lines, _) = await RunAsync(JsonSerializer.Serialize(new { id = "a", title = Title, text = Text }));
        Classification found = JsonDocument.Parse(lines[0]).RootElement.GetProperty("classification").Deserialize(AlertsJson.Default.Classification)!;
        Assert.All(found.Evidence, item => Assert.Equal((item.Part == "title" ? Title : Text)[item.Start..item.End], item.Quote));
        Assert.Contains(found.Evidence, item => item.Part == "title");
        Assert.Contains(found.Evidence, item => item.Part is null);
    }

    private static async Task<(int Code, string[] Lines, string Errors)> RunAsync(string input)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        int code = await ClassifyLines.RunAsync(
            Classified.Classifier, new StringReader(input), output, errors, TestContext.Current.CancellationToken);
        string[] lines = Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return (code, lines, errors.ToString());
    }
}
