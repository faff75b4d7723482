using System.Text.Json.Nodes;
using Alerts.Classification;
using Alerts.Classify.Enrich;
using Alerts.Tests.Classification;
using Microsoft.AspNetCore.Http;

namespace Alerts.Tests.Classify.Enrich;

public sealed class EnricherTests
{
    private const string Text = "US grants Zyxtronics an export licence for Nvidia's H20, Reuters reported.";

    [Fact]
    public async Task An_organisation_that_the_knowledge_base_lacks_becomes_a_company_with_its_source()
    {
        ArticleClassification found = await EnrichAsync(Text, LanguageOnTheWire.Finding("Organization", "Zyxtronics"));
        Company company = Assert.Single(found.Companies, company => company.Source is not null);
        Assert.Equal(("Zyxtronics", "azure-language"), (company.Name, company.Source));
        Assert.True(found.Enriched);
        EvidenceTests.AssertSlices(Text, found);
    }

    [Fact]
    public async Task What_is_known_already_is_not_added_again()
    {
        ArticleClassification found = await EnrichAsync(Text, LanguageOnTheWire.Finding("Organization", "Nvidia", "Reuters"));
        Assert.DoesNotContain(found.Companies, company => company.Source is not null);
    }

    [Fact]
    public async Task A_failing_service_leaves_the_classification_and_the_reason()
    {
        ArticleClassification found = await EnrichAsync(Text, _ => Results.StatusCode(429));
        Assert.False(found.Enriched);
        Assert.Equal("azure-language: 429 Too Many Requests", found.EnrichmentSkipped);
        Assert.True(found.Has(Tag.Approval));
    }

    [Fact]
    public async Task A_service_that_fails_once_is_asked_again()
    {
        int calls = 0;
        ArticleClassification found = await EnrichAsync(
            Text, question => ++calls == 1 ? Results.StatusCode(500) : LanguageOnTheWire.Finding("Organization", "Zyxtronics")(question));
        Assert.True(found.Enriched);
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task An_article_without_tags_is_not_sent()
    {
        bool asked = false;
        await EnrichAsync("The bakery improved its quality control.", _ =>
        {
            asked = true;
            return Results.StatusCode(500);
        });
        Assert.False(asked);
    }

    [Fact]
    public void A_long_article_is_cut_into_five_documents_between_text_elements()
    {
        string flags = string.Concat(Enumerable.Repeat("🇳🇱", 40_000));
        IReadOnlyList<(int Offset, string Document)> pieces = DocumentLimits.Cut(flags);
        Assert.Equal(5, pieces.Count);
        Assert.All(pieces, piece => Assert.Equal(DocumentLimits.TextElements, new System.Globalization.StringInfo(piece.Document).LengthInTextElements));
        Assert.All(pieces, piece => Assert.Equal(piece.Document, flags.Substring(piece.Offset, piece.Document.Length)));
    }

    [Fact]
    public void A_short_article_is_one_document() => Assert.Equal([(0, "short")], DocumentLimits.Cut("short"));

    private static async Task<ArticleClassification> EnrichAsync(string text, Func<JsonNode, IResult> answer)
    {
        await using LanguageOnTheWire wire = await LanguageOnTheWire.SayingAsync(answer);
        Article article = new()
        {
            Id = "1", Source = "test", Url = "", Title = "", Text = text, Published = DateTimeOffset.UnixEpoch, FirstSeen = DateTimeOffset.UnixEpoch,
        };
        return await wire.Enricher.EnrichAsync(article, Classified.Text(text), TestContext.Current.CancellationToken);
    }
}
