using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Alerts.Feeds;
using SmartReader;

namespace Alerts.Fetch.Pages;

/// <summary>Finds the block of a page that is its article, by comparing what several ways of looking find.</summary>
internal static class ArticleFinder
{
    /// <summary>
    /// SmartReader looks with ever fewer reservations until a block has this many characters. The careful way is right of a short
    /// notice, the other where a newsletter box or a print footer is all that the careful way leaves.
    /// </summary>
    private const int Careful = 140;

    private const int Usual = 500;

    private static readonly string[] Marks = ["[itemprop=articleBody]", "article", "main, [role=main]"];

    /// <param name="structured">The article's text by the page's structured data.</param>
    /// <param name="hint">What the article is about, such as its summary in the feed.</param>
    /// <exception cref="SourceFailedException">Looking through the page would cost too much, and nothing marks its article.</exception>
    public static string Find(IHtmlDocument document, Uri address, string? structured, string hint, PageLimits limits)
    {
        if (document.Body is not { } body)
        {
            return "";
        }

        LeanPage lean = LeanPage.Of(body, inside: false);
        ArticleCandidate marked = Marked(document, hint);
        if (lean.Steps > limits.Steps)
        {
            return ArticleCandidate.Best([marked, new(structured, hint)])
                ?? throw TooDear(address, lean, limits);
        }

        string careful = Read(document, lean, address, Careful);
        string usual = careful.Length >= Usual ? careful : Read(document, lean, address, Usual);
        string chosen = ArticleCandidate.Choose(new(usual, hint), new(careful, hint), [marked, new(structured, hint)]);
        return ArticleCandidate.IsArticle(chosen) ? chosen : ArticleCandidate.Best([new(Text(body), hint)]) ?? chosen;
    }

    // The tightest mark that holds a text counts: <main> holds what stands beside an <article>, too.
    private static ArticleCandidate Marked(IHtmlDocument document, string hint)
    {
        foreach (string mark in Marks)
        {
            string[] texts = [.. document.QuerySelectorAll(mark).Where(block => block.ParentElement?.Closest(mark) is null).Select(Text)];
            string longest = texts.MaxBy(text => text.Length) ?? "";
            if (ArticleCandidate.IsArticle(longest))
            {
                return new(longest, hint) { IsWide = mark == Marks[^1] };
            }
        }

        return new("", hint);
    }

    private static string Read(IHtmlDocument document, LeanPage lean, Uri address, int threshold)
    {
        string html = $"<html><head><title>{HtmlText.Encode(document.Title ?? "")}</title></head>{lean.Html}</html>";
        using IHtmlDocument page = new HtmlParser().ParseDocument(html);
        using var reader = new Reader(address.AbsoluteUri, page) { CharThreshold = threshold, KeepClasses = true };
        string text = "";
        reader.AddCustomOperationEnd(block => text = Text(block));
        reader.GetArticle();
        return text;
    }

    private static SourceFailedException TooDear(Uri address, LeanPage lean, PageLimits limits)
    {
        string steps = string.Create(
            CultureInfo.InvariantCulture, $"expected a page that can be looked through in {limits.Steps:N0} steps, that of {address.Host} takes {lean.Steps:N0}");
        return new SourceFailedException($"{steps}: too many links, line breaks or elements side by side");
    }

    private static string Text(IElement block)
    {
        LeanPage lean = LeanPage.Of(block, inside: true);
        string text = ReadAlso.LeaveOut(HtmlText.ToPlain(lean.Html));
        return lean.IsMostlyLinks && !ArticleCandidate.HasSentences(text) ? "" : text;
    }
}
