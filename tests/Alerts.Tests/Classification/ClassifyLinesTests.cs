using System.Text;
using System.Text.Json;
using Alerts.Classification;
using Alerts.Cli.Commands;

namespace Alerts.Tests.Classification;

public sealed class ClassifyLinesTests
{
    [Fact]
    public async Task Lines_come_out_in_order_and_a_bad_one_is_reported_by_its_number()
    {
        (int code, string[] lines, string errors) = await RunAsync("""
            {"id":"a","title":"T","text":"US bans exports of gallium.","unknown":1}
            not json
            {"id":7,"text":"Bread is good.","published":{}}
            {"title":"US bans exports of gallium"}
            {"id":"c"}
            """);
        Assert.Equal(1, code);
        Assert.Equal(["\"a\"", "7", "null"], lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetRawText()));
        Assert.Equal(["line 2: expected a JSON object, got not json", "line 5: expected a field 'title' or 'text'"],
            errors.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Select(error => error.Split(", ", 2)[1]));
    }

    [Fact]
    public async Task Evidence_in_a_title_that_stands_apart_says_so_and_the_rest_points_into_the_text()
    {
        const string Title = "US bans exports of gallium";
        const string Text = "Nvidia said nothing.";
        (_, string[] lines, _) = await RunAsync(JsonSerializer.Serialize(new { id = "a", title = Title, text = Text }));
        ArticleClassification found = JsonDocument.Parse(lines[0]).RootElement.GetProperty("classification").Deserialize(AlertsJson.Default.ArticleClassification)!;
        Assert.All(found.Evidence, item => Assert.Equal((item.Part == "title" ? Title : Text)[item.Start..item.End], item.Quote));
        Assert.Contains(found.Evidence, item => item.Part == "title");
        Assert.Contains(found.Evidence, item => item.Part is null);
    }

    private static async Task<(int Code, string[] Lines, string Errors)> RunAsync(string input)
    {
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, input, TestContext.Current.CancellationToken);
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        int code = await ClassifyLines.RunAsync(Classified.Classifier, file, output, errors, TestContext.Current.CancellationToken);
        File.Delete(file);
        string[] lines = Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return (code, lines, errors.ToString());
    }
}
