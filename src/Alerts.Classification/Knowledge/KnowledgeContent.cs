using System.Numerics;
using Alerts.Classification.Text;

namespace Alerts.Classification.Knowledge;

/// <summary>What the files say, before it is compiled.</summary>
internal sealed class KnowledgeContent
{
    internal readonly record struct PatternEntry(PatternSyntax Pattern, Cue Cues, Languages Languages, int Entity, int Vetoes);

    public List<Entity> Entities { get; } = [];
    public List<PatternEntry> Patterns { get; } = [];
    public List<(char Variant, char Plain)> Variants { get; } = [];
    public List<string> Places { get; } = [];
    public Dictionary<string, string[]> Words { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, double> Weights { get; } = new(StringComparer.Ordinal);

    public int Add(Entity entity)
    {
        Entities.Add(entity);
        return Entities.Count - 1;
    }

    public void Add(IEnumerable<PatternSyntax> patterns, Cue cues, Languages languages = Languages.All, int entity = -1, int vetoes = -1) =>
        Patterns.AddRange(patterns.Select(pattern => new PatternEntry(pattern, cues, languages, entity, vetoes)));

    /// <summary>The bit of a jurisdiction in a set of places; 0 when no file names it.</summary>
    public ulong PlaceBit(string code)
    {
        int index = Places.IndexOf(code);
        return index < 0 ? 0 : 1UL << index;
    }

    /// <summary>A set of places is a <see cref="ulong"/>.</summary>
    public static int MostPlaces => BitOperations.PopCount(ulong.MaxValue);
}
