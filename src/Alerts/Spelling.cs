namespace Alerts;

/// <summary>What a misspelt name was meant to be.</summary>
internal static class Spelling
{
    /// <summary>The name that takes the fewest letters inserted, left out, changed or swapped; null where that would be a third of it or more.</summary>
    public static string? Nearest(string written, IEnumerable<string> names)
    {
        (string? Name, int Distance) nearest = (null, int.MaxValue);
        foreach (string name in names)
        {
            int distance = Distance(written.ToUpperInvariant(), name.ToUpperInvariant());
            if (distance < nearest.Distance)
            {
                nearest = (name, distance);
            }
        }

        return nearest.Name is { } found && nearest.Distance <= Math.Max(1, Math.Max(written.Length, found.Length) / 3) ? found : null;
    }

    /// <summary>Optimal string alignment distance (https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance).</summary>
    private static int Distance(string from, string to)
    {
        int[,] steps = new int[from.Length + 1, to.Length + 1];
        for (int i = 0; i <= from.Length; i++)
        {
            for (int j = 0; j <= to.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    steps[i, j] = i + j;
                    continue;
                }

                int change = steps[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                steps[i, j] = Math.Min(change, Math.Min(steps[i - 1, j], steps[i, j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    steps[i, j] = Math.Min(steps[i, j], steps[i - 2, j - 2] + 1);
                }
            }
        }

        return steps[from.Length, to.Length];
    }
}
