using System.Collections.Frozen;

namespace Alerts.Classification.Text;

/// <summary>
/// Tells the language by script, then by function words and letters that only some languages use.
/// Reads the first two thousand characters.
/// </summary>
internal sealed class LanguageDetector
{
    private const int Enough = 2000;

    /// <summary>The end of Latin Extended-B.</summary>
    private const char LastLatin = '\u024F';
    private const char FirstHan = '\u4E00', LastHan = '\u9FFF';

    private static readonly (Languages Language, string Tag, string Words)[] Latin =
    [
        (Languages.English, "en", "function-en"), (Languages.German, "de", "function-de"), (Languages.Dutch, "nl", "function-nl"),
        (Languages.French, "fr", "function-fr"), (Languages.Spanish, "es", "function-es"), (Languages.Other, "und", "function-other"),
    ];

    private readonly FunctionWords _words;
    private readonly FrozenDictionary<char, Languages> _letters;

    /// <summary>Of a Han character: above 0 where only traditional writing has it, below where only simplified has.</summary>
    private readonly sbyte[] _lean = new sbyte[LastHan - FirstHan + 1];

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

        _words = new FunctionWords(words);
        foreach (char c in Enumerable.Range(0x80, 0x2F80).Select(c => (char)c))
        {
            if (letters.TryGetValue(char.ToLowerInvariant(c), out Languages languages))
            {
                letters[c] = languages;
            }
        }

        _letters = letters.ToFrozenDictionary();
        Lean(knowledge.Words.List("traditional"), 1);
        Lean(knowledge.Words.List("simplified"), -1);
    }

    private void Lean(string[] words, sbyte side)
    {
        foreach (char c in words.SelectMany(word => word).Where(c => c is >= FirstHan and <= LastHan))
        {
            _lean[c - FirstHan] += side;
        }
    }

    public DetectedLanguage Detect(string text, string? hint)
    {
        ReadOnlySpan<char> sample = text.AsSpan(0, Math.Min(text.Length, Enough));
        int han = 0, kana = 0, hangul = 0, otherScript = 0, lean = 0;
        for (int i = sample.IndexOfAnyExceptInRange('\0', LastLatin); i >= 0 && i < sample.Length;)
        {
            char c = sample[i++];
            switch (c)
            {
                case <= LastLatin:
                    int next = sample[i..].IndexOfAnyExceptInRange('\0', LastLatin);
                    i = next < 0 ? sample.Length : i + next;
                    break;
                case >= '\u3040' and <= '\u30FF': kana++; break;
                case >= '\uAC00' and <= '\uD7A3': hangul++; break;
                case >= FirstHan and <= LastHan:
                    han++;
                    lean += _lean[c - FirstHan];
                    break;
                default: otherScript += char.IsLetter(c) ? 1 : 0; break;
            }
        }

        int asian = han + kana + hangul;
        int latin = asian + otherScript == 0 ? 0 : LatinLetters(sample);
        if (asian * 4 > latin && asian > otherScript)
        {
            return hangul > han + kana ? new("ko", Languages.Korean)
                : kana * 8 > han ? new("ja", Languages.Japanese)
                : new(lean > 0 ? "zh-Hant" : "zh-Hans", Languages.Chinese);
        }

        return otherScript > latin ? new("und", Languages.Other) : DetectLatin(sample, hint);
    }

    private static int LatinLetters(ReadOnlySpan<char> text)
    {
        int letters = 0;
        foreach (char c in text)
        {
            letters += c <= LastLatin && char.IsLetter(c) ? 1 : 0;
        }

        return letters;
    }

    private DetectedLanguage DetectLatin(ReadOnlySpan<char> text, string? hint)
    {
        Span<float> scores = stackalloc float[Latin.Length];
        int words = 0;
        for (int i = 0; i < text.Length;)
        {
            int start = i;
            for (; i < text.Length; i++)
            {
                if (char.IsAsciiLetter(text[i]))
                {
                    continue;
                }

                if (text[i] < 0x80 || !char.IsLetter(text[i]))
                {
                    break;
                }

                if (_letters.TryGetValue(text[i], out Languages letter))
                {
                    Add(scores, letter, 1.5f);
                }
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

            Languages languages = _words.Of(text[start..i]);
            if (languages != Languages.None)
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

    /// <summary>Without a clear winner the publisher's own word counts, then English, the language of bare names; but what one word speaks for is heard all the same.</summary>
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
            Languages heard = (scores[best] > 0 ? Latin[best].Language : Languages.None) | (scores[^1] > 0 ? Languages.Other : Languages.None);
            return new(Latin[fallback].Tag, Latin[fallback].Language | Languages.English | heard);
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
