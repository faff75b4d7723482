namespace Alerts.Classify;

/// <summary>
/// How patterns are written in the knowledge base: <c>export (control|curb)(|s)</c> stands for every
/// combination; a leading or trailing <c>*</c> lets it begin or end within a word; a leading <c>=</c> demands the
/// very case. Parentheses nest. Capitals only (up to five letters) demand their case without being told: BIS is no "bis".
/// </summary>
internal readonly record struct PatternSyntax(string Text, bool Exact, bool OpenStart, bool OpenEnd)
{
    /// <summary>The patterns that <paramref name="written"/> stands for. Throws <see cref="FormatException"/>.</summary>
    public static IEnumerable<PatternSyntax> Expand(string written)
    {
        bool exact = written.StartsWith('=');
        foreach (string text in Alternatives(exact ? written[1..] : written))
        {
            bool openStart = text.StartsWith('*');
            bool openEnd = text.EndsWith('*');
            string bare = text.Trim('*').Trim();
            if (bare.Length == 0 || bare.Contains('*'))
            {
                throw new FormatException("expected words with a '*' only at either end");
            }

            yield return new PatternSyntax(bare, exact || IsAcronym(bare), openStart, openEnd);
        }
    }

    private static List<string> Alternatives(string text)
    {
        int position = 0;
        List<string> all = Choices(text, ref position);
        return position == text.Length ? all : throw new FormatException("expected balanced parentheses");
    }

    /// <summary>Sequences parted by <c>|</c>, up to a closing parenthesis or the end.</summary>
    private static List<string> Choices(string text, ref int position)
    {
        List<string> all = [];
        List<string> sequence = [""];
        for (; position < text.Length && text[position] != ')'; position++)
        {
            switch (text[position])
            {
                case '|':
                    all.AddRange(sequence);
                    sequence = [""];
                    break;
                case '(':
                    position++;
                    List<string> inner = Choices(text, ref position);
                    if (position == text.Length)
                    {
                        throw new FormatException("expected balanced parentheses");
                    }

                    sequence = [.. sequence.SelectMany(_ => inner, (before, choice) => before + choice)];
                    break;
                default:
                    char next = text[position];
                    sequence = sequence.ConvertAll(before => before + next);
                    break;
            }
        }

        all.AddRange(sequence);
        return all;
    }

    private static bool IsAcronym(string text) =>
        text.Length is >= 2 and <= 5 && text.All(char.IsAsciiLetterUpper);
}
