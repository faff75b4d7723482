using System.Numerics;
using System.Text.Json;
using Alerts.Classification.Text;

namespace Alerts.Classification.Terms;

/// <summary>
/// Reads the terms of headline and lead: words and pairs of words, in which names are replaced by what they name
/// ("&lt;company&gt; wins"), and what recognised words contribute, alone, in the headline and in pairs
/// ("&lt;deny&gt; &lt;permit&gt;"), which is the same in every language. Words count by their first letters, scripts without spaces by two characters.
/// </summary>
internal sealed class TermReader(CharacterFolding folding, IDictionary<ulong, string>? names = null)
{
    /// <summary>What follows says little about what the article is about, and is cut off in feeds.</summary>
    private const int MostCharacters = 900;
    private const int StemLetters = 8;

    /// <summary>The cues that tell a story's kind; the rest is grammar of frames.</summary>
    private const Cue Telling = Cue.EntityKinds | Cue.Control | Cue.Restrict | Cue.Ease | Cue.Impose | Cue.Decision | Cue.Permit | Cue.TradePermit
        | Cue.Trade | Cue.Enforce | Cue.Smuggle | Cue.Consider | Cue.Prepare | Cue.InPrinciple | Cue.Pending | Cue.Negate | Cue.Condition | Cue.Directive
        | Cue.Government | Cue.Anonymous | Cue.OfficialWord | Cue.NamedWord | Cue.Opinion | Cue.Contradict | Cue.Elsewhere | Cue.Tariff | Cue.Hypothetical
        | Cue.Past | Cue.Report | Cue.WeakControl | Cue.Law | Cue.Challenge | Cue.Limit | Cue.RuleText | Cue.Receive | Cue.TradeControlOffice;

    private static readonly (Cue Cue, string Token)[] Classes =
    [
        (Cue.StrategicCompany, "<strategic-company>"), (Cue.Company, "<company>"), (Cue.Strategic, "<strategic>"), (Cue.Product, "<product>"),
        (Cue.Authority, "<authority>"), (Cue.Instrument, "<instrument>"), (Cue.Outlet, "<outlet>"), (Cue.Place, "<place>"),
    ];

    // By the number of the cue's bit.
    private static readonly string[] CueTokens = [.. Enumerable.Range(0, 64).Select(bit => $"<{JsonNamingPolicy.KebabCaseLower.ConvertName(((Cue)(1UL << bit)).ToString())}>")];
    private const string Headline = "<headline>";
    private static readonly ulong HeadlineKey = TermKey.Of(Headline);
    private static readonly ulong[] CueKeys = [.. CueTokens.Select(token => TermKey.Of(token))];

    public void Read(ReadOnlySpan<char> text, Workspace workspace)
    {
        foreach (ref readonly Sentence sentence in workspace.Sentences)
        {
            if (sentence.Start >= MostCharacters)
            {
                return;
            }

            ReadWords(text, sentence, workspace);
            ReadCues(sentence, workspace);
        }
    }

    private void ReadWords(ReadOnlySpan<char> text, in Sentence sentence, Workspace workspace)
    {
        var words = new WordSequence(workspace.TermList, sentence.Index, names);
        int mention = sentence.First, end = Math.Min(sentence.End, MostCharacters);
        for (int at = sentence.Start; at < end;)
        {
            while (mention < sentence.Last && workspace.Mentions[mention].Start < at)
            {
                mention++;
            }

            if (mention < sentence.Last && workspace.Mentions[mention].Start == at && ClassOf(workspace.Mentions[mention].Cues) is { } named)
            {
                words.Add(named);
                at = workspace.Mentions[mention].End;
                continue;
            }

            at = ReadWord(text, at, end, ref words);
        }
    }

    /// <returns>Where to go on.</returns>
    private int ReadWord(ReadOnlySpan<char> text, int at, int end, ref WordSequence words)
    {
        if (text[at] >= '\u1100' && char.IsLetter(text[at]))
        {
            if (at + 1 < end && text[at + 1] >= '\u1100' && char.IsLetter(text[at + 1]))
            {
                words.Add([folding[text[at]], folding[text[at + 1]]]);
            }

            return at + 1;
        }

        if (!char.IsLetterOrDigit(text[at]))
        {
            return at + 1;
        }

        Span<char> stem = stackalloc char[StemLetters];
        int length = 0, next = at;
        while (next < end && text[next] < '\u1100' && char.IsLetterOrDigit(text[next]))
        {
            if (length < StemLetters)
            {
                // Which number it is says nothing; that there is one does.
                stem[length++] = char.IsAsciiDigit(text[next]) ? '0' : folding[text[next]];
            }

            next++;
        }

        words.Add(stem[..length]);
        return Math.Max(next, at + 1);
    }

    private void ReadCues(in Sentence sentence, Workspace workspace)
    {
        ulong before = 0;
        for (int i = sentence.First; i < sentence.Last && workspace.Mentions[i].Start < MostCharacters; i++)
        {
            ulong here = (ulong)(workspace.Mentions[i].Cues & Telling);
            for (ulong set = here; set != 0; set &= set - 1)
            {
                int cue = BitOperations.TrailingZeroCount(set);
                Add(workspace, sentence.Index, CueKeys[cue], CueTokens[cue]);
                if (sentence.Position == Position.Headline)
                {
                    Add(workspace, sentence.Index, TermKey.Pair(HeadlineKey, CueKeys[cue]), Headline, CueTokens[cue]);
                }

                for (ulong earlier = before; earlier != 0; earlier &= earlier - 1)
                {
                    int first = BitOperations.TrailingZeroCount(earlier);
                    Add(workspace, sentence.Index, TermKey.Pair(CueKeys[first], CueKeys[cue]), CueTokens[first], CueTokens[cue]);
                }
            }

            before = here == 0 ? before : here;
        }
    }

    private void Add(Workspace workspace, int sentence, ulong key, string token, string? second = null)
    {
        workspace.TermList.Add(new TermUse(key, sentence));
        names?.TryAdd(key, second is null ? token : $"{token} {second}");
    }

    private static string? ClassOf(Cue cues)
    {
        if ((cues & Cue.EntityKinds) == 0)
        {
            return null;
        }

        foreach ((Cue cue, string token) in Classes)
        {
            if ((cues & cue) != 0)
            {
                return token;
            }
        }

        return null;
    }

    /// <summary>The words of one sentence, each noted alone and with the one before.</summary>
    private ref struct WordSequence(List<TermUse> terms, int sentence, IDictionary<ulong, string>? names)
    {
        private ulong _before;
        private string _last = "";

        public void Add(scoped ReadOnlySpan<char> token)
        {
            ulong key = TermKey.Of(token);
            terms.Add(new TermUse(key, sentence));
            if (_before != 0)
            {
                terms.Add(new TermUse(TermKey.Pair(_before, key), sentence));
            }

            if (names is not null)
            {
                string word = token.ToString();
                names.TryAdd(key, word);
                names.TryAdd(TermKey.Pair(_before, key), $"{_last} {word}");
                _last = word;
            }

            _before = key;
        }
    }
}
