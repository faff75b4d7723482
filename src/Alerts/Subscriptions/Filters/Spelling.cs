using System.Globalization;

namespace Alerts.Subscriptions.Filters;

/// <summary>Spellings that mean the same, and the nearest known one for a word that is not known.</summary>
internal static class Spelling
{
    /// <summary>Letters and digits only, lower case: "SK Hynix", "sk-hynix" and "SKHynix" are one name.</summary>
    public static string Fold(string name)
    {
        Span<char> folded = name.Length <= 256 ? stackalloc char[name.Length] : new char[name.Length];
        int length = 0;
        foreach (char letter in name)
        {
            if (char.IsLetterOrDigit(letter))
            {
                folded[length++] = char.ToLower(letter, CultureInfo.InvariantCulture);
            }
        }

        return length == 0 ? name : new string(folded[..length]);
    }

    /// <summary>" Did you mean 'x'?", or nothing where no name is near.</summary>
    public static string Suggest(string written, IEnumerable<string> known)
    {
        string? nearest = known.Select(name => (name, distance: Distance(Fold(written), Fold(name))))
            .Where(pair => pair.distance <= Math.Max(1, pair.name.Length / 3) || pair.name.StartsWith(written, StringComparison.OrdinalIgnoreCase))
            .OrderBy(pair => pair.distance)
            .Select(pair => pair.name)
            .FirstOrDefault();
        return nearest is null ? "" : $" Did you mean '{nearest}'?";
    }

    // Damerau-Levenshtein, adjacent letters swapped counting once.
    private static int Distance(string left, string right)
    {
        var table = new int[left.Length + 1, right.Length + 1];
        for (int i = 0; i <= left.Length; i++)
        {
            for (int j = 0; j <= right.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = i + j;
                    continue;
                }

                int cost = left[i - 1] == right[j - 1] ? 0 : 1;
                table[i, j] = Math.Min(Math.Min(table[i - 1, j] + 1, table[i, j - 1] + 1), table[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
                }
            }
        }

        return table[left.Length, right.Length];
    }
}
