using System.Globalization;

namespace Alerts.Fetch.Identity;

/// <summary>What a new version of a text has that the known one had not, in words for a person.</summary>
public static class TextChanges
{
    private const int ShortestParagraph = 40;
    private const double NearlyTheSame = 0.8;
    private const int Shown = 160;

    /// <summary>
    /// Empty where nothing material changed: spelling, order, a cut or a missing part are no news. A feed that shows
    /// less of a text than before has not taken anything back.
    /// </summary>
    public static IReadOnlyList<string> Between(Article known, Article now)
    {
        List<HashSet<string>> before = [.. Paragraphs(known).Select(Words)];
        string whole = Flat(known.Text);
        string[] added =
        [
            .. Paragraphs(now).Where(paragraph => paragraph.Length >= ShortestParagraph
                && !whole.Contains(Flat(paragraph), StringComparison.Ordinal)
                && !IsCutOf(paragraph, whole)
                && !before.Exists(words => Alike(words, Words(paragraph)))),
        ];
        if (added.Length == 0)
        {
            return [];
        }

        var changes = new List<string>();
        if (known.Title != now.Title)
        {
            changes.Add($"The title was \"{known.Title}\".");
        }

        changes.AddRange(added.Take(5).Select(paragraph => $"New: \"{(paragraph.Length <= Shown ? paragraph : paragraph[..Shown] + "…")}\""));
        if (added.Length > 5)
        {
            changes.Add(string.Create(CultureInfo.InvariantCulture, $"{added.Length - 5} more paragraphs are new."));
        }

        return changes;
    }

    private static string[] Paragraphs(Article article) =>
        article.Text[(article.Text.StartsWith(article.Title, StringComparison.Ordinal) ? article.Title.Length : 0)..]
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Flat(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    // "…as the minis" of a text that was cut for a summary.
    private static bool IsCutOf(string paragraph, string whole)
    {
        string flat = Flat(paragraph);
        return flat.Length > 20 && whole.Contains(flat[..(flat.Length * 9 / 10)], StringComparison.Ordinal);
    }

    private static bool Alike(HashSet<string> one, HashSet<string> other)
    {
        // Another number in the same words is material: a quota, a date, a document.
        if (!one.Where(IsNumber).ToHashSet().SetEquals(other.Where(IsNumber)))
        {
            return false;
        }

        int common = one.Count(other.Contains);
        return common >= NearlyTheSame * (one.Count + other.Count - common);
    }

    private static bool IsNumber(string word) => char.IsAsciiDigit(word[0]);

    private static HashSet<string> Words(string paragraph)
    {
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        int start = -1;
        for (int at = 0; at <= paragraph.Length; at++)
        {
            bool letter = at < paragraph.Length && char.IsLetterOrDigit(paragraph[at]);
            bool alone = letter && paragraph[at] >= '\u3040';
            if (start >= 0 && (!letter || alone))
            {
                words.Add(paragraph[start..at]);
                start = -1;
            }

            if (alone)
            {
                words.Add(paragraph[at..(at + 1)]);
            }
            else if (letter && start < 0)
            {
                start = at;
            }
        }

        return words;
    }
}
