using System.Numerics;

namespace Alerts.Classification.Text;

/// <summary>
/// Which languages have a word among their function words, case aside. A table of our own, because every word of the sample is looked up:
/// four of its letters and its length lead to its place, and most words end at an empty one.
/// </summary>
internal sealed class FunctionWords
{
    private readonly record struct Entry(string? Word, Languages Languages);

    private readonly Entry[] _entries;
    private readonly int _longest;

    public FunctionWords(Dictionary<string, Languages> words)
    {
        _entries = new Entry[BitOperations.RoundUpToPowerOf2((uint)words.Count * 4 + 1)];
        foreach ((string word, Languages languages) in words)
        {
            int at = Place(word);
            while (_entries[at].Word is not null)
            {
                at = (at + 1) & (_entries.Length - 1);
            }

            _entries[at] = new Entry(word, languages);
            _longest = Math.Max(_longest, word.Length);
        }
    }

    public Languages Of(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty || word.Length > _longest)
        {
            return Languages.None;
        }

        for (int at = Place(word); _entries[at].Word is { } known; at = (at + 1) & (_entries.Length - 1))
        {
            if (word.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return _entries[at].Languages;
            }
        }

        return Languages.None;
    }

    private int Place(ReadOnlySpan<char> word)
    {
        uint letters = Plain(word[0]) | Plain(word[^1]) << 7 | Plain(word[word.Length / 2]) << 14 | Plain(word[(word.Length - 1) / 3]) << 21;
        uint hash = (letters + (uint)word.Length) * 2654435769;
        return (int)(hash >> 16) & (_entries.Length - 1);
    }

    /// <summary>Alike for both cases of a letter; beyond ASCII, where case would cost a table, alike for all.</summary>
    private static uint Plain(char c) => c < 0x80 ? (uint)(c | 0x20) : 0;
}
