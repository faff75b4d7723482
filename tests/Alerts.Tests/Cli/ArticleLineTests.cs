using System.Text.Json;
using Alerts.Cli;

namespace Alerts.Tests.Cli;

public sealed class ArticleLineTests
{
    [Fact]
    public void A_line_becomes_an_article_whose_text_begins_with_its_title_once()
    {
        Article article = Read("""{"id":7,"title":"Ban","text":"Ban\n\nMore.","published":"2026-01-23","publisher":"Wire","official":true,"kind":"unknown"}""");

        Assert.Equal(("7", "Ban\n\nMore.", "Wire", true), (article.Id, article.Text, article.Publisher, article.Official));
        Assert.Equal(new DateTimeOffset(2026, 1, 23, 0, 0, 0, TimeSpan.Zero), article.Published);
    }

    [Theory]
    [InlineData("2026-01-23T14:00:00Z", "2026-01-23T14:00:00Z")]
    [InlineData("2026-01-23T14:00:00+01:00", "2026-01-23T13:00:00Z")]
    [InlineData("2026-01-23T14:00:00", "2026-01-23T14:00:00Z")]
    [InlineData("2026-01", "2026-01-01T00:00:00Z")]
    public void Times_are_read_as_ISO_8601_and_as_UTC_where_they_name_no_zone(string written, string meant) =>
        Assert.Equal(DateTimeOffset.Parse(meant, System.Globalization.CultureInfo.InvariantCulture), Read($$"""{"id":"a","title":"t","published":"{{written}}"}""").Published);

    [Theory]
    [InlineData("""{"title":"t","published":"2026-01-23"}""", "expected a field 'id'")]
    [InlineData("""{"id":"a","published":"2026-01-23"}""", "expected a field 'title' or 'text' with words in it")]
    [InlineData("""{"id":"a","title":"t"}""", "expected a field 'published' with a time such as 2026-01-23T14:00:00Z")]
    [InlineData("""{"id":"a","title":"t","published":"soon"}""", "expected a time such as 2026-01-23T14:00:00Z in field 'published', got 'soon'")]
    [InlineData("""{"id":"a","title":["t"],"published":"2026-01-23"}""", "expected text in field 'title', got Array")]
    public void A_line_that_is_no_article_says_what_was_expected(string line, string problem) =>
        Assert.Equal(problem, Assert.Throws<FormatException>(() => Read(line)).Message);

    private static Article Read(string line) => ArticleLine.Read(JsonDocument.Parse(line).RootElement, timeRequired: true);
}
