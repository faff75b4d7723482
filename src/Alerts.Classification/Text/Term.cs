namespace Alerts.Classification.Text;

/// <summary>One meaning of a pattern in one set of languages. Patterns that are spelled alike end in one list of terms.</summary>
/// <param name="Cues">What a mention of it contributes.</param>
/// <param name="Entity">Index of the named thing, or -1.</param>
/// <param name="Languages">Only texts in these languages can mean it.</param>
/// <param name="Exact">The spelling that the text must have, or null where case and accents do not matter.</param>
/// <param name="OpenEnd">May end within a word; the mention then reaches to the word's end (inflection).</param>
/// <param name="Vetoes">Index of the entity that is not meant where this term occurs, or -1.</param>
internal readonly record struct Term(
    Cue Cues, int Entity, Languages Languages, string? Exact, bool OpenEnd, int Vetoes);
