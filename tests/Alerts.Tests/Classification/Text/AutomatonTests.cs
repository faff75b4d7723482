using System.Text.RegularExpressions;
using Alerts.Classification;
using Alerts.Classification.Text;

namespace Alerts.Tests.Classification.Text;

public sealed class AutomatonTests
{
    [Theory]
    [InlineData("(new |)rules", "new rules", "rules")]
    [InlineData("export(s|) (of |to |)", "exports of", "export to", "export")]
    [InlineData("(|old )(a|b(c|d)) end", "a end", "bc end", "old bd end")]
    [InlineData("BIS", "BIS")]
    public void Each_combination_is_found_and_outer_spaces_count_for_nothing(string pattern, params string[] combinations) =>
        Assert.All(combinations, text => Assert.Contains((0, text.Length), Found(text, pattern)));

    /// <summary>A regular expression means the same by the same text, which random patterns show.</summary>
    [Fact]
    public void Random_patterns_find_what_regular_expressions_find()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            string[] patterns = [.. Enumerable.Range(0, 4).Select(_ => "xyxyxy" + Pattern(random, 3))];
            string text = string.Concat(Enumerable.Range(0, 6).Select(_ => "xyxyxy" + Pattern(random, 0)));
            Assert.Equal(FoundByExpression(text, patterns), Found(text, patterns).Order());
        }
    }

    [Fact]
    public void A_million_combinations_take_no_room()
    {
        string pattern = string.Join(' ', Enumerable.Repeat("(abcdefgh|bcdefghi|cdefghij|defghijk)", 10));
        Automaton automaton = Build(pattern);
        Assert.True(automaton.Cells < 2000, $"{automaton.Cells} cells");
    }

    [Fact]
    public void An_empty_lexicon_finds_nothing() => Assert.Empty(Found("export controls"));

    private static List<(int Start, int End)> FoundByExpression(string text, string[] patterns)
    {
        Regex[] expressions = [.. patterns.Select(pattern => new Regex($"^ *(?:{pattern}) *$", RegexOptions.None))];
        return [.. from start in Enumerable.Range(0, text.Length)
                   where start == 0 || text[start] == ' ' || text[start - 1] == ' '
                   from end in Enumerable.Range(start + 1, text.Length - start)
                   let found = text[start..end]
                   where found.Trim() == found
                   where Enumerable.Range(0, 20).Any(spaces => expressions.Any(expression => expression.IsMatch(found + new string(' ', spaces))))
                   select (start, end)];
    }

    private static Automaton Build(params string[] patterns)
    {
        var lexicon = new LexiconBuilder(new CharacterFolding([]));
        foreach (PatternSyntax pattern in patterns.SelectMany(PatternSyntax.Read))
        {
            lexicon.Add(pattern, Cue.Control, Languages.All);
        }

        return lexicon.Build().Automaton;
    }

    private static List<(int Start, int End)> Found(string text, params string[] patterns)
    {
        Automaton automaton = Build(patterns);
        var found = new List<(int, int)>();
        for (int start = 0; start < text.Length; start++)
        {
            int state = start == 0 || text[start] == ' ' || text[start - 1] == ' ' ? automaton.Root : automaton.InnerRoot;
            for (int i = start; i < text.Length && automaton.TryStep(ref state, text[i], out int terms); i++)
            {
                if (terms != 0)
                {
                    found.Add((start, i + 1));
                }
            }
        }

        return found;
    }

    private static string Pattern(Random random, int depth)
    {
        string text = "";
        for (int parts = random.Next(1, 4); parts > 0; parts--)
        {
            text += depth > 0 && random.Next(2) == 0
                ? $"({string.Join('|', Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(4) == 0 ? "" : Pattern(random, depth - 1)))})"
                : "ab "[random.Next(3)];
        }

        return text;
    }
}
