using System.Globalization;
using Alerts.Text;

namespace Alerts.Fetch.Identity;

/// <summary>What a new version of a text says that the known one did not, in words for a person.</summary>
public static class TextChanges
{
    private const int ShortestParagraph = 40;
    private const int ShortestSentence = 30;

    /// <summary>Sentences that share more of their words than this are versions of each other.</summary>
    private const double SameSentence = 0.4;

    private const int Shown = 160;
    private const int MostShown = 5;
    private const int MostOfOneSentence = 3;

    /// <summary>
    /// Empty where nothing material changed: spelling, order, a cut or a missing sentence are no news. A feed that shows
    /// less of a text than before has not taken anything back. One word in a sentence that stays is: "will", "will not".
    /// </summary>
    public static IReadOnlyList<string> Between(Article known, Article now)
    {
        string whole = Flat(RelativeTime.LeaveOut(known.Text));
        List<(string Text, HashSet<string> Words)> before = [.. Paragraphs(known).SelectMany(Sentences.Of).Select(text => (text, Set(text)))];
        var changes = new List<string>();
        foreach (string paragraph in Paragraphs(now).Where(paragraph => !whole.Contains(Flat(paragraph), StringComparison.Ordinal)))
        {
            changes.AddRange(OfParagraph(paragraph, whole, before));
        }

        if (changes.Count == 0)
        {
            return [];
        }

        string[] title = known.Title == now.Title ? [] : [$"The title was \"{known.Title}\"."];
        string[] more = changes.Count > MostShown ? [string.Create(CultureInfo.InvariantCulture, $"{changes.Count - MostShown} more changes.")] : [];
        return [.. title, .. changes.Take(MostShown), .. more];
    }

    private static List<string> OfParagraph(string paragraph, string whole, List<(string Text, HashSet<string> Words)> before)
    {
        bool tells = Sentences.Letters(paragraph) >= ShortestParagraph;
        var changes = new List<string>();
        var added = new List<string>();
        foreach (string sentence in Sentences.Of(paragraph))
        {
            string said = Sentences.WithoutEllipsis(sentence, out bool cut);
            if (whole.Contains(Flat(said), StringComparison.Ordinal) || TimeStamp.Is(sentence))
            {
                continue;
            }

            HashSet<string> words = Set(said);
            (string Text, HashSet<string> Words) nearest = before.Append(("", [])).MaxBy(other => Likeness(words, other.Words));
            if (Likeness(words, nearest.Words) >= SameSentence)
            {
                // Of a sentence that was cut, only what it has can be compared.
                string old = cut || !Sentences.IsWhole(said) ? nearest.Text[..Math.Min(nearest.Text.Length, said.Length)] : nearest.Text;
                changes.AddRange(tells || Sentences.IsWhole(sentence) ? InSentence(old, said, cut) : []);
            }
            else if (tells && Sentences.Letters(sentence) >= ShortestSentence)
            {
                added.Add(sentence);
            }
        }

        return added.Count == 0 ? changes : [.. changes, $"New: \"{Around(string.Join(' ', added), 0)}\""];
    }

    private static IEnumerable<string> InSentence(string before, string now, bool cut)
    {
        List<WordChange> changes = WordChange.Between(before, now);
        if (cut && changes.Count > 0 && changes[^1].At >= now.Length - 20)
        {
            changes.RemoveAt(changes.Count - 1);
        }

        return changes.Count > MostOfOneSentence
            ? [$"\"{Around(before, 0)}\" became: \"{Around(now, 0)}\""]
            : changes.Select(change => change switch
            {
                { Before: "" } => $"\"{change.Now}\" was added in: \"{Around(now, change.At)}\"",
                { Now: "" } => $"\"{change.Before}\" was taken out of: \"{Around(now, change.At)}\"",
                _ => $"\"{change.Before}\" became \"{change.Now}\" in: \"{Around(now, change.At)}\"",
            });
    }

    /// <summary>As much of a text around a place as a person needs to know it again.</summary>
    private static string Around(string text, int at)
    {
        int start = text.Length <= Shown || at < Shown * 3 / 4 ? 0 : Math.Min(at - (Shown / 2), text.Length - Shown);
        int end = Math.Min(text.Length, start + Shown);
        return $"{(start > 0 ? "…" : "")}{text[start..end]}{(end < text.Length ? "…" : "")}";
    }

    private static string[] Paragraphs(Article article) =>
        RelativeTime.LeaveOut(article.Body).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Flat(string text) => string.Concat(WordReader.Of(text).Select(word => word.Form));

    private static HashSet<string> Set(string text) => [.. WordReader.Of(text).Select(word => word.Form)];

    private static double Likeness(HashSet<string> one, HashSet<string> other)
    {
        int common = one.Count(other.Contains);
        return common == 0 ? 0 : (double)common / (one.Count + other.Count - common);
    }
}
