using Alerts.Classify.Enrich;
using Microsoft.Extensions.Logging.Abstractions;

namespace Alerts.Tests.Classify.Enrich;

public sealed class EnricherTests
{
    private const string Text = "US grants Zyxtronics an export licence for Nvidia's H20, Reuters reported.";

    [Fact]
    public async Task An_organisation_that_the_knowledge_base_lacks_becomes_a_company_with_its_source()
    {
        Classification found = await EnrichAsync(Text, Finds("Zyxtronics"));
        Company company = Assert.Single(found.Companies, company => company.Source is not null);
        Assert.Equal(("Zyxtronics", "azure-language"), (company.Name, company.Source));
        Assert.True(found.Enriched);
        EvidenceTests.AssertSlices(Text, found);
    }

    [Fact]
    public async Task What_is_known_already_is_not_added_again()
    {
        Classification found = await EnrichAsync(Text, Finds("Nvidia", "Reuters"));
        Assert.DoesNotContain(found.Companies, company => company.Source is not null);
    }

    [Fact]
    public async Task A_failing_service_leaves_the_classification_and_the_reason()
    {
        Classification found = await EnrichAsync(Text, _ => throw new HttpRequestException("429 Too Many Requests"));
        Assert.False(found.Enriched);
        Assert.Equal("azure-language: 429 Too Many Requests", found.EnrichmentSkipped);
        Assert.True(found.Has(Tag.Approval));
    }

    [Fact]
    public async Task A_service_that_fails_once_is_asked_again()
    {
        int calls = 0;
        Classification found = await EnrichAsync(Text, documents => ++calls == 1 ? throw new HttpRequestException("500") : Finds("Zyxtronics")(documents));
        Assert.True(found.Enriched);
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task An_article_without_tags_is_not_sent()
    {
        bool asked = false;
        await EnrichAsync("The bakery improved its quality control.", documents =>
        {
            asked = true;
            return [];
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

    private static Task<Classification> EnrichAsync(string text, Func<IReadOnlyList<string>, IReadOnlyList<IReadOnlyList<RecognisedOrganisation>>> answer)
    {
        Article article = Classified.ArticleOf(text);
        var enricher = new Enricher(NullLogger<Enricher>.Instance, TimeProvider.System, new FarSide(answer));
        return enricher.EnrichAsync(article, Classified.Classifier.Classify(article), TestContext.Current.CancellationToken);
    }

    private static Func<IReadOnlyList<string>, IReadOnlyList<IReadOnlyList<RecognisedOrganisation>>> Finds(params string[] names) =>
        documents => [.. documents.Select(document => (IReadOnlyList<RecognisedOrganisation>)[.. names
            .Select(name => new RecognisedOrganisation(name, document.IndexOf(name, StringComparison.Ordinal), name.Length, 0.95))])];

    /// <summary>The service as it answers on the wire.</summary>
    private sealed class FarSide(Func<IReadOnlyList<string>, IReadOnlyList<IReadOnlyList<RecognisedOrganisation>>> answer) : IEntityRecogniser
    {
        public string Name => "azure-language";

        public Task<IReadOnlyList<IReadOnlyList<RecognisedOrganisation>>> RecogniseAsync(
            IReadOnlyList<string> documents, string language, CancellationToken cancellation) => Task.FromResult(answer(documents));
    }
}
