using Alerts.Text;

namespace Alerts.Fetch.Pages;

/// <summary>A text that may be the article, measured by what articles are made of: sentences about their matter.</summary>
internal readonly record struct ArticleCandidate
{
    /// <summary>Letters of sentences that make an article; a short notice has no more.</summary>
    private const int ShortestProse = 140;

    /// <summary>Letters that make an article of a text without sentences: a list, a table, a poem.</summary>
    private const int ShortestOther = 400;

    /// <summary>A block with so many times the sentences has the article of which the other has a part.</summary>
    private const double MuchMore = 1.5;

    /// <summary>Shares of the hint's words that say that a text is about something else, and about the same.</summary>
    private const double Foreign = 0.3;
    private const double Own = 0.6;

    /// <summary>Letters of sentences that hardly are a part of an article only.</summary>
    private const int LongProse = 1_000;

    public ArticleCandidate(string? text, string hint)
    {
        Text = text ?? "";
        Prose = Text.Split("\n\n").Where(Sentences.IsWhole).Sum(Sentences.Letters);
        About = hint.Length == 0 || Text.Length == 0 ? 0 : TextLikeness.Of(hint, Text);
        IsHinted = hint.Length > 0;
    }

    public string Text { get; }

    /// <summary>Its block holds what stands around an article too, so that its length says little.</summary>
    public bool IsWide { get; init; }

    /// <summary>Letters of its paragraphs that end as sentences do.</summary>
    private int Prose { get; }

    /// <summary>Share of the hint's words that it has, 0 to 1.</summary>
    private double About { get; }

    private bool IsHinted { get; }

    public static bool HasSentences(string text) => new ArticleCandidate(text, "").Prose >= ShortestProse;

    public static bool IsArticle(string text) => HasSentences(text) || Sentences.Letters(text) >= ShortestOther;

    /// <summary>The text of the block that is the article, or the nearest to one: <see cref="IsArticle"/> tells.</summary>
    /// <param name="usual">What the reader finds; right of most pages.</param>
    /// <param name="careful">What it finds when it is content with a short text.</param>
    /// <param name="others">What the page marks as its article.</param>
    public static string Choose(ArticleCandidate usual, ArticleCandidate careful, IReadOnlyList<ArticleCandidate> others)
    {
        ArticleCandidate best = careful.About > usual.About && IsArticle(careful.Text) ? careful : usual;
        foreach (ArticleCandidate other in others)
        {
            bool more = other.Prose > Math.Max(ShortestProse, best.Prose * MuchMore)
                && (!other.IsWide || best.Prose < LongProse)
                && (!best.IsHinted || other.About >= Math.Min(best.About, Own));
            bool instead = best.IsHinted && best.About < Foreign && other.About >= Own && IsArticle(other.Text);
            best = more || instead || (!IsArticle(best.Text) && IsArticle(other.Text)) ? other : best;
        }

        return best.Text;
    }

    /// <summary>The one with the most sentences; null where none has those of an article.</summary>
    public static string? Best(IEnumerable<ArticleCandidate> candidates) =>
        candidates.Where(candidate => candidate.Prose >= ShortestProse).Select(candidate => (ArticleCandidate?)candidate)
            .MaxBy(candidate => candidate!.Value.Prose)?.Text;
}
