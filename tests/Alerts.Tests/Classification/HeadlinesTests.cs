namespace Alerts.Tests.Classification;

/// <summary>Headlines with a sentence or none, as feeds carry them: "tags|title|sentence", E for export-control, A for approval.</summary>
public sealed class HeadlinesTests
{
    public static TheoryData<string, string, string> Headlines =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Classification", "Fixtures", "headlines.txt"))
            .Select(line => line.Split('|')).Select(parts => (parts[0], parts[1], parts[2]))];

    [Theory]
    [MemberData(nameof(Headlines))]
    public void Headline_carries_its_tags(string tags, string title, string sentence) =>
        Assert.Equal(tags, Classified.TagsOf($"{title}\n\n{sentence}").Replace("+", "", StringComparison.Ordinal));
}
