using Alerts.Classification.Frames;
using Alerts.Classification.Terms;
using Alerts.Classification.Text;

namespace Alerts.Classification;

/// <summary>A text as read: its mentions, sentences and claims, before anything is concluded from them.</summary>
internal sealed record Reading(ArticleText Article, ReadableText Readable, DetectedLanguage Language, TermScores Terms, Workspace Workspace)
{
    public string Text => Readable.Text;
    public ReadOnlySpan<Mention> Mentions => Workspace.Mentions;
    public ReadOnlySpan<Sentence> Sentences => Workspace.Sentences;
    public ReadOnlySpan<Claim> Claims => Workspace.Claims;
}
