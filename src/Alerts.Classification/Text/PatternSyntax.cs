namespace Alerts.Classification.Text;

/// <summary>
/// How patterns are written in the knowledge base: <c>export (control|curb)(|s)</c> stands for every
/// combination; a leading or trailing <c>*</c> lets it begin or end within a word; a leading <c>=</c> demands the
/// very case. Parentheses nest. Capitals only (up to five letters) demand their case without being told: BIS is no "bis".
/// </summary>
/// <param name="Choices"><paramref name="Text"/> still holds parentheses and bars: thousands of combinations are never spelled out.</param>
internal readonly record struct PatternSyntax(string Text, bool Exact, bool OpenStart, bool OpenEnd, bool Choices)
{
    private const int LongestAcronym = 5;

    /// <summary>The name of a thing, in which no character means anything else.</summary>
    public static PatternSyntax Name(string name) => new(name, name.Length == 1 ? char.IsAsciiLetterUpper(name[0]) : IsAcronym(name), false, false, false);

    /// <summary>The patterns that <paramref name="written"/> stands for. Throws <see cref="FormatException"/>.</summary>
    public static IEnumerable<PatternSyntax> Read(string written)
    {
        string bare = written.EndsWith('*') ? written[..^1] : written;
        int position = 0;
        bool together = bare.Contains('(', StringComparison.Ordinal) && bare.AsSpan().IndexOfAny('=', '*') < 0
            && Shortest(bare, ref position) is > 0 and int shortest && position == bare.Length
            && (shortest > LongestAcronym || !bare.Any(char.IsAsciiLetterUpper));
        return together
            ? [new PatternSyntax(bare, false, false, OpenEnd: bare.Length < written.Length, Choices: true)]
            : Expand(written);
    }

    /// <summary>One by one, where each combination has to be looked at: is it an acronym, where is its star?</summary>
    private static IEnumerable<PatternSyntax> Expand(string written)
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

            yield return new PatternSyntax(bare, exact || IsAcronym(bare), openStart, openEnd, false);
        }
    }

    private static List<string> Alternatives(string text)
    {
        int position = 0;
        List<string> all = Combinations(text, ref position);
        return position == text.Length ? all : throw new FormatException("expected balanced parentheses");
    }

    /// <summary>Sequences separated by <c>|</c>, up to a closing parenthesis or the end.</summary>
    private static List<string> Combinations(string text, ref int position)
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
                    List<string> inner = Combinations(text, ref position);
                    if (position == text.Length)
                    {
                        throw new FormatException("expected balanced parentheses");
                    }

                    sequence = [.. sequence.SelectMany(_ => inner, (before, choice) => before + choice)];
                    break;
                default:
                    int start = position;
                    while (position + 1 < text.Length && text[position + 1] is not ('(' or '|' or ')'))
                    {
                        position++;
                    }

                    string run = text[start..(position + 1)];
                    sequence = sequence.ConvertAll(before => before + run);
                    break;
            }
        }

        all.AddRange(sequence);
        return all;
    }

    /// <summary>Letters of the shortest combination up to a closing parenthesis or the end; 0 where parentheses do not balance.</summary>
    private static int Shortest(string text, ref int position)
    {
        int shortest = int.MaxValue, length = 0;
        for (; position < text.Length && text[position] != ')'; position++)
        {
            switch (text[position])
            {
                case '|':
                    shortest = Math.Min(shortest, length);
                    length = 0;
                    break;
                case '(':
                    position++;
                    length += Shortest(text, ref position);
                    if (position == text.Length)
                    {
                        return 0;
                    }

                    break;
                default:
                    length += text[position] == ' ' ? 0 : 1;
                    break;
            }
        }

        return Math.Min(shortest, length);
    }

    private static bool IsAcronym(string text) =>
        text.Length is >= 2 and <= LongestAcronym && text.All(char.IsAsciiLetterUpper);
}
