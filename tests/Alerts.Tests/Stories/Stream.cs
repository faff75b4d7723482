using System.Globalization;
using Alerts.Classification;
using Alerts.Stories;

namespace Alerts.Tests.Stories;

/// <summary>Articles in time order, told to a <see cref="StoryBook"/>; times are hours after the first of June.</summary>
internal sealed class Stream
{
    private static readonly DateTimeOffset Start = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly KnowledgeBase Knowledge = KnowledgeBase.Load();
    private readonly StoryBook _book = new(Knowledge);

    public IEnumerable<Story> Stories => _book.Stories;

    public Placement Tell(Article article, ArticleClassification classification) =>
        _book.Place(article, classification, $"event of {article.Id} {article.Version}");

    public static Article Article(string id, double hours, string title, string body, string publisher = "Harbour Wire") => new()
    {
        Id = id,
        Source = publisher,
        Publisher = publisher,
        Url = string.Create(CultureInfo.InvariantCulture, $"https://news.example/{id}"),
        Title = title,
        Text = ArticleText.Compose(title, body),
        Published = Start.AddHours(hours),
        FirstSeen = Start.AddHours(hours),
    };

    /// <summary>China and the H200: a permission on the import leg by anonymous word.</summary>
    public static ArticleClassification Imports(Stage stage, string product = "H200") => new()
    {
        Tags = [new TagScore(Tag.Approval, 0.95), new TagScore(Tag.ExportControl, 0.8)],
        Direction = stage >= Stage.Delayed ? Direction.Tightening : Direction.Loosening,
        Stage = stage,
        Leg = Leg.Import,
        Jurisdictions = ["CN"],
        Companies = [new Company("Nvidia", "NVDA", CompanyRole.Seller)],
        Products = [new Product(product, "ai-accelerator")],
        Sourcing = Sourcing.AnonymousSources,
        Language = "en",
    };
}
