using System.Collections.Frozen;

namespace Alerts.Classify;

/// <summary>
/// Tells the language by script, then by function words and letters that only some languages use.
/// Reads the first two thousand characters.
/// </summary>
internal sealed class LanguageDetector
{
    private const int Enough = 2000;

    private static readonly (Languages Language, string Tag, string Words)[] Latin =
    [
        (Languages.English, "en", "function-en"), (Languages.German, "de", "function-de"), (Languages.Dutch, "nl", "function-nl"),
        (Languages.French, "fr", "function-fr"), (Languages.Spanish, "es", "function-es"), (Languages.Other, "und", "function-other"),
    ];

    private readonly FrozenDictionary<string, Languages>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly FrozenDictionary<char, Languages> _letters;
    private readonly FrozenSet<char> _traditional;
    private readonly FrozenSet<char> _simplified;

    public LanguageDetector(KnowledgeBase knowledge)
    {
        var words = new Dictionary<string, Languages>(StringComparer.OrdinalIgnoreCase);
        var letters = new Dictionary<char, Languages>();
        foreach ((Languages language, _, string list) in Latin)
        {
            foreach (string word in knowledge.Words.List(list))
            {
                words[word] = words.GetValueOrDefault(word) | language;
            }

            foreach (char letter in knowledge.Words.List(list.Replace("function", "letters", StringComparison.Ordinal)).SelectMany(w => w))
            {
                letters[letter] = letters.GetValueOrDefault(letter) | language;
            }
        }

        _words = words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        _letters = letters.ToFrozenDictionary();
        _traditional = knowledge.Words.List("traditional").SelectMany(word => word).ToFrozenSet();
        _simplified = knowledge.Words.List("simplified").SelectMany(word => word).ToFrozenSet();
    }

    public DetectedLanguage Detect(string text, string? hint)
    {
        ReadOnlySpan<char> sample = text.AsSpan(0, Math.Min(text.Length, Enough));
        int latin = 0, han = 0, kana = 0, hangul = 0, otherScript = 0, traditional = 0, simplified = 0;
        foreach (char c in sample)
        {
            switch (c)
            {
                case < '\u0250': latin += char.IsLetter(c) ? 1 : 0; break;
                case >= '\u3040' and <= '\u30FF': kana++; break;
                case >= '\uAC00' and <= '\uD7A3': hangul++; break;
                case >= '\u4E00' and <= '\u9FFF':
                    han++;
                    traditional += _traditional.Contains(c) ? 1 : 0;
                    simplified += _simplified.Contains(c) ? 1 : 0;
                    break;
                default: otherScript += char.IsLetter(c) ? 1 : 0; break;
            }
        }

        int asian = han + kana + hangul;
        if (asian * 4 > latin && asian > otherScript)
        {
            return hangul > han + kana ? new("ko", Languages.Korean)
                : kana * 8 > han ? new("ja", Languages.Japanese)
                : new(traditional > simplified ? "zh-Hant" : "zh-Hans", Languages.Chinese);
        }

        return otherScript > latin ? new("und", Languages.Other) : DetectLatin(sample, hint);
    }

    private DetectedLanguage DetectLatin(ReadOnlySpan<char> text, string? hint)
    {
        Span<float> scores = stackalloc float[Latin.Length];
        int words = 0;
        for (int i = 0; i < text.Length;)
        {
            int start = i;
            while (i < text.Length && char.IsLetter(text[i]))
            {
                if (text[i] > 0x7F && _letters.TryGetValue(char.ToLowerInvariant(text[i]), out Languages letter))
                {
                    Add(scores, letter, 1.5f);
                }

                i++;
            }

            if (i == start)
            {
                i++;
                continue;
            }

            words++;
            if (i - start == 1 && Elides(text, start, i, scores))
            {
                continue;
            }

            if (_words.TryGetValue(text[start..i], out Languages languages))
            {
                Add(scores, languages, i - start > 2 ? 2f : 1f);
            }
        }

        return Best(scores, words, hint);
    }

    /// <summary>"China's" is English, "l'export" French.</summary>
    private static bool Elides(ReadOnlySpan<char> text, int start, int end, Span<float> scores)
    {
        bool before = start > 0 && text[start - 1] is '\'' or '’';
        bool after = end < text.Length && text[end] is '\'' or '’';
        if (before && text[start] is 's')
        {
            Add(scores, Languages.English, 1f);
        }
        else if (after && text[start] is 'l' or 'd' or 'n' or 's' or 'L' or 'D')
        {
            Add(scores, Languages.French, 1.5f);
        }

        return before || after;
    }

    private static void Add(Span<float> scores, Languages languages, float points)
    {
        float share = points / System.Numerics.BitOperations.PopCount((uint)languages);
        for (int i = 0; i < Latin.Length; i++)
        {
            scores[i] += (Latin[i].Language & languages) != 0 ? share : 0;
        }
    }

    /// <summary>Without a clear winner the publisher's own word counts, then English, the language of bare names.</summary>
    private static DetectedLanguage Best(ReadOnlySpan<float> scores, int words, string? hint)
    {
        int best = 0;
        for (int i = 1; i < scores.Length; i++)
        {
            best = scores[i] > scores[best] ? i : best;
        }

        Languages hinted = LanguageTags.Parse(hint is { Length: >= 2 } ? hint[..2].ToLowerInvariant() : "");
        if (scores[best] < 1.5f)
        {
            int fallback = Math.Max(0, Array.FindIndex(Latin, entry => entry.Language == hinted));
            return new(Latin[fallback].Tag, Latin[fallback].Language | Languages.English);
        }

        Languages candidates = Latin[best].Language;
        for (int i = 0; i < scores.Length; i++)
        {
            float share = Latin[i].Language == Languages.English ? 0.3f : 0.6f;
            candidates |= words < 25 && scores[i] >= scores[best] * share ? Latin[i].Language : Languages.None;
        }

        return new(Latin[best].Tag, candidates);
    }
}
