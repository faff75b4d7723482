using System.Collections.Frozen;

namespace Alerts.Classification.Text;

/// <summary>Short lists of function words that are looked up beside a mention, not searched for in the text.</summary>
internal sealed class WordLists(Dictionary<string, string[]> words)
{
    /// <summary>Prepositions after which a place is the target, not the actor: "to China", "gegen Russland".</summary>
    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BeforeTarget { get; } = Set(words, "before-target");

    /// <summary>Prepositions after which a place acts: "by Beijing".</summary>
    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BeforeActor { get; } = Set(words, "before-actor");

    /// <summary>The same where words are not separated: characters before a target (对, 向) and after it (向け, 에).</summary>
    public string[] PrefixOfTarget { get; } = WithSpaces(words, "prefix-of-target");

    /// <summary>Nouns after a place that make it an address: "companies", "企业".</summary>
    public string[] AfterNeutral { get; } = words.GetValueOrDefault("after-neutral", []);

    public string[] SuffixOfTarget { get; } = WithSpaces(words, "suffix-of-target");

    /// <summary>What stands between places that are named in one breath: "the US and Japan", "中、日".</summary>
    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BetweenPlaces { get; } =
        Set(WithSpaces(words, "between-places"));

    public string[] List(string key) => words.GetValueOrDefault(key, []);

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(Dictionary<string, string[]> words, string key) =>
        Set(words.GetValueOrDefault(key, []));

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string[] words) =>
        words.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>A list is separated at its spaces; <c>_</c> stands for a space within an item.</summary>
    private static string[] WithSpaces(Dictionary<string, string[]> words, string key) =>
        [.. words.GetValueOrDefault(key, []).Select(word => word.Replace('_', ' '))];
}
