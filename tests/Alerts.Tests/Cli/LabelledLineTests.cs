using Alerts.Classification.Evaluation;
using Alerts.Cli;

namespace Alerts.Tests.Cli;

public sealed class LabelledLineTests
{
    private const string Good = """
        {"id":"a","language":"en","title":"T","text":"T","tags":[],"direction":"none","stage":"none","jurisdictions":[],"companies":[],"products":[],"sourcing":"official","more":1}
        """;

    [Fact]
    public async Task A_good_file_is_read() =>
        Assert.Equal(["a", "a"], (await ReadAsync($"{Good}\n\n{Good}\n")).Articles!.Select(article => article.Id));

    [Theory]
    [InlineData("no json", "expected a JSON object, got no json")]
    [InlineData("[]", "expected a JSON object, got Array")]
    [InlineData("""{"id":"a","title":"T","text":null,"language":"en","tags":[],"direction":"none","stage":"none","companies":[],"products":[],"sourcing":"official"}""",
        "expected a field 'text', 'jurisdictions'")]
    public async Task A_line_that_cannot_be_used_is_told_with_its_number(string line, string problem) =>
        Assert.EndsWith($", line 2: {problem}", (await ReadAsync($"{Good}\n{line}\n{Good}")).Errors[0], StringComparison.Ordinal);

    [Fact]
    public async Task A_label_that_is_none_is_told_by_its_field() =>
        Assert.EndsWith(", line 1: expected another value in field 'stage'",
            (await ReadAsync(Good.Replace("\"stage\":\"none\"", "\"stage\":\"soon\"", StringComparison.Ordinal))).Errors[0], StringComparison.Ordinal);

    [Fact]
    public async Task All_such_lines_are_told_and_nothing_is_made_of_the_rest()
    {
        (IReadOnlyList<LabelledArticle>? articles, string[] errors) = await ReadAsync($"1\n{Good}\n2");
        Assert.Null(articles);
        Assert.Equal(2, errors.Length);
    }

    private static async Task<(IReadOnlyList<LabelledArticle>? Articles, string[] Errors)> ReadAsync(string content)
    {
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);
        using var errors = new StringWriter();
        IReadOnlyList<LabelledArticle>? articles = await LabelledLine.ReadAllAsync([file], TestContext.Current.CancellationToken, errors);
        File.Delete(file);
        return (articles, errors.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }
}
