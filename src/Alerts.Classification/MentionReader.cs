using Alerts.Classification.Knowledge;
using Alerts.Classification.Text;

namespace Alerts.Classification;

/// <summary>Finds what a text names with the classifier's own knowledge, so that it is the same in every language. Safe to share between threads.</summary>
public sealed class MentionReader(KnowledgeBase knowledge)
{
    /// <param name="text">The text, or a piece of it; offsets count from its beginning.</param>
    /// <param name="language">As <see cref="ArticleClassification.Language"/> says it.</param>
    /// <param name="found">Takes each mention, in the order of the text.</param>
    public void Read(ReadOnlySpan<char> text, string language, ICollection<NamedMention> found)
    {
        ArgumentNullException.ThrowIfNull(language);
        ArgumentNullException.ThrowIfNull(found);
        Workspace workspace = Workspace.Rent();
        MentionScanner.Scan(knowledge.Lexicon, text, LanguageTags.CuesOf(language), workspace);
        foreach (Mention mention in workspace.Mentions)
        {
            ReadOnlySpan<char> words = text[mention.Start..mention.End];
            Add(mention.Has(Cue.Enforce), NamedKind.Enforcement, words);
            Add(mention.Has(Cue.Smuggle), NamedKind.Smuggling, words);
            Add(mention.Has(Cue.Delay), NamedKind.Delay, words);
            Entity? entity = mention.Entity >= 0 ? knowledge.Entities[mention.Entity] : null;
            Add(entity is PlaceEntity, NamedKind.Place, entity?.Name);
            Add(entity is InstrumentEntity, NamedKind.Instrument, entity?.Name);

            void Add(bool names, NamedKind kind, ReadOnlySpan<char> name)
            {
                if (names)
                {
                    found.Add(new NamedMention(kind, name.ToString(), mention.Start, mention.End));
                }
            }
        }

        workspace.Return();
    }
}
