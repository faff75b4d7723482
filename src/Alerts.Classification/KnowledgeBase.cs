using Alerts.Classification.Knowledge;
using Alerts.Classification.Terms;
using Alerts.Classification.Text;

namespace Alerts.Classification;

/// <summary>
/// What the classifier knows of the world: authorities, companies, products, instruments, outlets and
/// cue words in eight languages, and the weights that turn claims into confidences. Read from YAML
/// embedded in this assembly; immutable and safe to share between threads.
/// </summary>
public sealed class KnowledgeBase
{
    private KnowledgeBase(KnowledgeContent content, TermModel terms)
    {
        Folding = new CharacterFolding(content.Variants);
        var lexicon = new LexiconBuilder(Folding);
        foreach (KnowledgeContent.PatternEntry entry in content.Patterns)
        {
            lexicon.Add(entry.Pattern, entry.Cues, entry.Languages, entry.Entity, entry.Vetoes);
        }

        Lexicon = lexicon.Build();
        Entities = [.. content.Entities];
        Places = [.. content.Places];
        Words = new WordLists(content.Words);
        Weights = content.Weights;
        Terms = terms;
    }

    internal CharacterFolding Folding { get; }

    internal Lexicon Lexicon { get; }

    internal Entity[] Entities { get; }

    /// <summary>Codes by the number of their bit.</summary>
    internal string[] Places { get; }

    internal WordLists Words { get; }

    internal IReadOnlyDictionary<string, double> Weights { get; }

    internal TermModel Terms { get; }

    /// <summary>
    /// Reads the embedded knowledge. A YAML file in <paramref name="folder"/> replaces the embedded file of
    /// the same name; under another name it adds to the rest.
    /// </summary>
    /// <exception cref="KnowledgeException">Carries every error as <c>file:line: expected …, got …</c>.</exception>
    public static KnowledgeBase Load(string? folder = null) =>
        new(KnowledgeReader.Read(KnowledgeFile.All(folder, ".yaml")), TermFile.Read(KnowledgeFile.All(folder, TermFile.Extension)));
}
