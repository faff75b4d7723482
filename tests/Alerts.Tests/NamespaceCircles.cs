using ArchUnitNET.Domain;

namespace Alerts.Tests;

/// <summary>
/// Circles among the namespaces directly below a parent; what stands in the parent itself is the vocabulary of all. Registrations are left
/// out: the generated binding of settings makes each look as if it knew all options.
/// </summary>
internal static class NamespaceCircles
{
    /// <returns>Each arrow of a circle, with the types at its ends.</returns>
    public static IReadOnlyList<string> In(Architecture architecture, string parent)
    {
        (string From, string To, string Arrow)[] arrows =
        [
            .. architecture.Types.Where(type => !type.Name.EndsWith("Registration", StringComparison.Ordinal)).SelectMany(type => type.Dependencies)
                .Select(dependency => (Slice(dependency.Origin, parent), Slice(dependency.Target, parent), $"{dependency.Origin.FullName} -> {dependency.Target.FullName}"))
                .Where(arrow => arrow.Item1.Length > 0 && arrow.Item2.Length > 0 && arrow.Item1 != arrow.Item2).Distinct(),
        ];
        ILookup<string, string> next = arrows.ToLookup(arrow => arrow.From, arrow => arrow.To, StringComparer.Ordinal);
        Dictionary<string, HashSet<string>> reached = next.ToDictionary(from => from.Key, from => Reached(next, from.Key), StringComparer.Ordinal);
        return [.. arrows.Where(arrow => reached.GetValueOrDefault(arrow.To)?.Contains(arrow.From) == true).Select(arrow => arrow.Arrow).Order(StringComparer.Ordinal)];
    }

    /// <summary>The namespace below the parent that a type is in; empty for the parent's own and for others.</summary>
    private static string Slice(IType type, string parent) =>
        type.Namespace?.FullName is { } name && name.StartsWith($"{parent}.", StringComparison.Ordinal) ? name[(parent.Length + 1)..].Split('.')[0] : "";

    private static HashSet<string> Reached(ILookup<string, string> next, string start)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(next[start]);
        while (open.TryPop(out string? at))
        {
            if (reached.Add(at))
            {
                foreach (string further in next[at])
                {
                    open.Push(further);
                }
            }
        }

        return reached;
    }
}
