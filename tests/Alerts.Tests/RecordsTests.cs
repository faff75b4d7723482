using System.Text.Json;

namespace Alerts.Tests;

public sealed class RecordsTests
{
    [Fact]
    public void Json_is_camel_case_with_kebab_case_values()
    {
        var classification = new Classification { Tags = [new TagScore(Tag.ExportControl, 0.5)], Stage = Stage.UnderConsideration };

        string json = JsonSerializer.Serialize(classification, AlertsJson.Readable.Classification);

        Assert.StartsWith("""{"tags":[{"tag":"export-control","confidence":0.5}],"direction":"none","stage":"under-consideration",""", json);
    }

    [Fact]
    public void An_event_of_which_little_is_known_is_read_as_it_was_written()
    {
        var written = new NewsEvent
        {
            Id = "e", ArticleId = "a", Source = "s", Url = "", Title = "t", Published = default, Recorded = default,
            Changes = [new StoryChange(StoryChangeKind.Company, null, "Unlisted")],
            Classification = new Classification { Companies = [new Company("Unlisted", null, CompanyRole.Buyer)], Products = [new Product("p", "c")] },
        };

        string json = JsonSerializer.Serialize(written, AlertsJson.Default.NewsEvent);
        NewsEvent read = JsonSerializer.Deserialize(json, AlertsJson.Default.NewsEvent)!;

        Assert.Equal(json, JsonSerializer.Serialize(read, AlertsJson.Default.NewsEvent));
        Assert.Null(Assert.Single(read.Classification.Companies).Ticker);
    }

    [Fact]
    public void A_message_of_a_newer_schema_is_refused_whole()
    {
        var error = Assert.Throws<UnknownSchemaException>(
            () => JsonSerializer.Deserialize("""{"eventId":"e","schema":2}""", AlertsJson.Default.EventMessage));

        Assert.Equal("EventMessage has schema 2; this version reads 1 to 1. Upgrade this host, then replay the message.", error.Message);
    }

    [Fact]
    public void A_message_without_its_id_is_refused() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("""{"schema":1}""", AlertsJson.Default.ArticleMessage));

    [Fact]
    public void Ids_are_stable_and_part_their_parts()
    {
        Assert.Equal(DeterministicId.Of("ab", "c"), DeterministicId.Of("ab", "c"));
        Assert.NotEqual(DeterministicId.Of("ab", "c"), DeterministicId.Of("a", "bc"));
        Assert.Equal(26, DeterministicId.Of("x").Length);
    }
}
