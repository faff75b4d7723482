namespace Alerts.Classification.Terms;

/// <summary>A term in a text: its <see cref="TermKey"/> and the index of the sentence.</summary>
internal readonly record struct TermUse(ulong Key, int Sentence);
