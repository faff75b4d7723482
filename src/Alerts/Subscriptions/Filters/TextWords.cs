using System.Globalization;
using Alerts.Stories;

namespace Alerts.Subscriptions.Filters;

/// <summary>
/// A text as words in their order, folded in case and width. A word is a run of letters and digits; where a
/// script has no spaces each character is a word of its own, so that a phrase matches anywhere in a run.
/// </summary>
internal sealed class TextWords
{
    private readonly string[] _words;
    private readonly Dictionary<string, List<int>> _places = new(StringComparer.Ordinal);

    public TextWords(string text)
    {
        _words = Split(text);
        for (int i = 0; i < _words.Length; i++)
        {
            if (!_places.TryGetValue(_words[i], out List<int>? places))
            {
                _places[_words[i]] = places = [];
            }

            places.Add(i);
        }
    }

    /// <summary>Each word once.</summary>
    public IReadOnlyCollection<string> Distinct => _places.Keys;

    public bool Contains(ReadOnlySpan<string> phrase)
    {
        if (!_places.TryGetValue(phrase[0], out List<int>? places))
        {
            return false;
        }

        foreach (int place in places)
        {
            if (place + phrase.Length <= _words.Length && _words.AsSpan(place, phrase.Length).SequenceEqual(phrase))
            {
                return true;
            }
        }

        return false;
    }

    public static string[] Split(string text)
    {
        var words = new List<string>();
        for (int start = 0; start < text.Length;)
        {
            int end = start + 1;
            if (Script.IsUnspaced(text[start]))
            {
                words.Add(text[start].ToString());
            }
            else if (IsLetter(text[start]))
            {
                while (end < text.Length && IsLetter(text[end]) && !Script.IsUnspaced(text[end]))
                {
                    end++;
                }

                words.Add(Fold(text.AsSpan(start, end - start)));
            }

            start = end;
        }

        return [.. words];
    }

    // A combining mark belongs to the letter before it.
    private static bool IsLetter(char letter) => char.IsLetterOrDigit(letter) || char.IsSurrogate(letter)
        || char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static string Fold(ReadOnlySpan<char> word) => string.Create(word.Length, word, static (folded, letters) =>
    {
        for (int i = 0; i < letters.Length; i++)
        {
            // Full-width forms: Ｈ２００ is H200.
            char narrow = letters[i] is >= '\uFF01' and <= '\uFF5E' ? (char)(letters[i] - 0xFEE0) : letters[i];
            folded[i] = char.ToLower(narrow, CultureInfo.InvariantCulture);
        }
    });
}
