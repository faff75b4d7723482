using Alerts.Classification;
using Alerts.Sources;
using Microsoft.Extensions.Logging;

namespace Alerts.Fetch.Pages;

/// <summary>Gives an article the text of its page where its feed has only a summary.</summary>
public sealed partial class FullText(PageReader pages, ILogger<FullText> logger)
{
    /// <summary>A text of fewer characters than this is a summary.</summary>
    private const int Short = 800;

    /// <summary>The article with its full text, or as it came: a page that cannot be read costs no news.</summary>
    public async Task<Article> CompleteAsync(Article article, Source source, CancellationToken cancellation)
    {
        bool wanted = source.FullText switch
        {
            FullTextMode.Always => true,
            FullTextMode.WhenShort => article.Text.Length < Short,
            _ => false,
        };
        if (!wanted || !Uri.TryCreate(article.Url, UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https"))
        {
            return article;
        }

        try
        {
            PageText page = await pages.ReadAsync(address, article.Body, cancellation);
            if (page.NotTheArticle is not null || page.Text.Length + article.Title.Length <= article.Text.Length)
            {
                LogKept(logger, article.Id, address.Host, page.NotTheArticle ?? "the page says less than the feed");
                return article;
            }

            return article with
            {
                Url = page.Address.AbsoluteUri,
                Text = ArticleText.Compose(article.Title, page.Text),
                Author = article.Author ?? page.Author,
                Language = article.Language ?? page.Language,
                Published = article.PublishedIsFirstSeen && page.Published <= article.FirstSeen ? page.Published.Value : article.Published,
                PublishedIsFirstSeen = article.PublishedIsFirstSeen && !(page.Published <= article.FirstSeen),
            };
        }
        catch (SourceFailedException exception)
        {
            LogKept(logger, article.Id, address.Host, exception.Message);
            return article;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Article {Article} keeps the text of its feed; the page at {Host} is not taken: {Why}")]
    private static partial void LogKept(ILogger logger, string article, string host, string why);
}
