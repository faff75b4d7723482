using System.Text.Json;
using Alerts.Classification;

namespace Alerts.Tests;

public sealed class RecordsTests
{
    [Fact]
    public void Json_is_camel_case_with_kebab_case_values()
    {
        var classification = new ArticleClassification { Tags = [new TagScore(Tag.ExportControl, 0.5)], Stage = Stage.UnderConsideration };

        string json = JsonSerializer.Serialize(classification, AlertsJson.Readable.ArticleClassification);

        Assert.StartsWith("""{"tags":[{"tag":"export-control","confidence":0.5}],"direction":"none","stage":"under-consideration",""", json);
    }

    [Fact]
    public void An_event_of_which_little_is_known_is_read_as_it_was_written()
    {
        var written = new NewsEvent
        {
            Id = "e", ArticleId = "a", Source = "s", Url = "", Title = "t", Published = default, Recorded = default,
            Changes = [new StoryChange(StoryChangeKind.Company, null, "Unlisted")],
            Classification = new ArticleClassification { Companies = [new Company("Unlisted", null, CompanyRole.Buyer)], Products = [new Product("p", "c")] },
        };

        string json = JsonSerializer.Serialize(written, AlertsJson.Default.NewsEvent);
        NewsEvent read = JsonSerializer.Deserialize(json, AlertsJson.Default.NewsEvent)!;

        Assert.Equal(json, JsonSerializer.Serialize(read, AlertsJson.Default.NewsEvent));
        Assert.Null(Assert.Single(read.Classification.Companies).Ticker);
    }

    [Theory]
    [InlineData("""{"eventId":"e","schema":3}""", "EventMessage has schema 3; this version reads 1 to 2. Upgrade this host, then replay the message.")]
    [InlineData("""{"eventId":"e","schema":0}""", "EventMessage has schema 0; this version reads 1 to 2. No version writes that: correct the message, or delete it.")]
    public void A_message_of_another_schema_is_refused_whole(string json, string expected)
    {
        var error = Assert.Throws<UnknownSchemaException>(() => JsonSerializer.Deserialize(json, AlertsJson.Default.EventMessage));

        Assert.Equal(expected, error.Message);
    }

    [Fact]
    public void A_message_says_nothing_twice_and_one_that_does_is_read()
    {
        string written = JsonSerializer.Serialize(new EventMessage("e"), AlertsJson.Default.EventMessage);
        EventMessage read = JsonSerializer.Deserialize("""{"eventId":"e","subject":"e","schema":1}""", AlertsJson.Default.EventMessage)!;

        Assert.Equal(("""{"eventId":"e","schema":1}""", "e"), (written, read.Subject));
        Assert.DoesNotContain("subject", JsonSerializer.Serialize(new FetchMessage("s"), AlertsJson.Default.FetchMessage));
        Assert.DoesNotContain("subject", JsonSerializer.Serialize(new ArticleMessage("a", 1), AlertsJson.Default.ArticleMessage));
        Assert.DoesNotContain("subject", JsonSerializer.Serialize(new DeliveryMessage("d"), AlertsJson.Default.DeliveryMessage));
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

    /// <summary>The least that is read as each record of <see cref="AlertsJson"/>.</summary>
    public static TheoryData<Type, string> Least => new()
    {
        { typeof(Article), """{"id":"a","source":"s","url":"","title":"t","text":"t","published":"2026-01-01T00:00:00Z","firstSeen":"2026-01-01T00:00:00Z"}""" },
        { typeof(ArticleClassification), "{}" },
        { typeof(NewsEvent), """{"id":"e","articleId":"a","source":"s","url":"","title":"t","published":"2026-01-01T00:00:00Z","recorded":"2026-01-01T00:00:00Z","classification":{}}""" },
        { typeof(Alerts.Stories.Story), """{"id":"s","jurisdiction":"US","title":"t","openedBy":"e","opened":"2026-01-01T00:00:00Z","moved":"2026-01-01T00:00:00Z","lastSeen":"2026-01-01T00:00:00Z"}""" },
        { typeof(Subscription), """{"id":"s","channel":"email","address":"a@example.org","created":"2026-01-01T00:00:00Z"}""" },
        { typeof(Delivery), """{"id":"d","eventId":"e","subscriptionId":"s","planned":"2026-01-01T00:00:00Z"}""" },
        { typeof(FetchMessage), """{"source":"s","schema":1}""" },
        { typeof(ArticleMessage), """{"articleId":"a","articleVersion":1,"schema":1}""" },
        { typeof(EventMessage), """{"eventId":"e","schema":1}""" },
        { typeof(DeliveryMessage), """{"deliveryId":"d","schema":1}""" },
    };

    [Theory]
    [MemberData(nameof(Least))]
    public void Lists_and_texts_that_are_left_out_are_not_null(Type type, string json)
    {
        object read = JsonSerializer.Deserialize(json, AlertsJson.Default.GetTypeInfo(type)!)!;

        var nullability = new System.Reflection.NullabilityInfoContext();
        Assert.All(
            type.GetProperties().Where(property => nullability.Create(property).ReadState == System.Reflection.NullabilityState.NotNull),
            property => Assert.True(property.GetValue(read) is not null, $"{type.Name}.{property.Name} is null"));
    }

    [Fact]
    public void Every_record_that_travels_is_among_them() => Assert.Equal(
        typeof(AlertsJson).CustomAttributes.Where(a => a.AttributeType.Name == "JsonSerializableAttribute").Select(a => (Type)a.ConstructorArguments[0].Value!).ToHashSet(),
        Least.Select(row => row.Data.Item1).ToHashSet());
}
