using System.Text;
using System.Text.RegularExpressions;

namespace Alerts.Text;

/// <summary>Splits text into words that can be compared.</summary>
public static partial class WordReader
{
    public static List<Word> Of(string text)
    {
        var words = new List<Word>();
        for (int at = 0; at < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                at++;
                continue;
            }

            int start = at++;
            if (text[start] < '\u3040' || char.IsDigit(text[start]))
            {
                bool number = char.IsDigit(text[start]);
                while (at < text.Length && (Continues(text[at], number) || IsInner(text, at, number)))
                {
                    at++;
                }
            }

            Add(words, text, start, at);
        }

        return words;
    }

    private static bool Continues(char value, bool number) => char.IsLetterOrDigit(value) && (value < '\u3040' || (number && char.IsDigit(value)));

    // The apostrophe of "won't" and the marks of "1,400.5" belong to what they stand in.
    private static bool IsInner(string text, int at, bool number) =>
        at + 1 < text.Length && (number ? text[at] is '.' or ',' or '\u00A0' or '\u202F' && char.IsDigit(text[at + 1]) && char.IsDigit(text[at - 1])
            : text[at] is '\'' or '\u2019' && (text[at + 1] is 't' or 'T') && text[at - 1] is 'n' or 'N');

    private static void Add(List<Word> words, string text, int start, int end)
    {
        string form = Fold(text[start..end]);
        switch (form)
        {
            case "won't":
                words.Add(new Word(start, end, "will"));
                words.Add(new Word(start, end, "not"));
                break;
            case "can't" or "cannot":
                words.Add(new Word(start, end, "can"));
                words.Add(new Word(start, end, "not"));
                break;
            case [.. var verb, 'n', '\'', 't'] when verb.Length > 0:
                words.Add(new Word(start, end, verb));
                words.Add(new Word(start, end, "not"));
                break;
            default:
                words.Add(new Word(start, end, form));
                break;
        }
    }

    private static string Fold(string word)
    {
        if (char.IsDigit(word[0]))
        {
            // "1,400", "1.400" and "1 400" are one number, "1.5" and "15" are two.
            string digits = word.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
            return Grouped().IsMatch(digits) ? string.Concat(digits.Where(char.IsLetterOrDigit)) : digits.Replace(',', '.');
        }

        var form = new StringBuilder(word.Length);
        foreach (char value in word.Normalize(NormalizationForm.FormKC))
        {
            char lower = value is '\u2019' ? '\'' : char.ToLowerInvariant(value);
            form.Append(lower is >= '\u00C0' and < '\u0250' ? lower.ToString().Normalize(NormalizationForm.FormD)[0] : lower);
        }

        return form.Length > 0 ? form.ToString() : word;
    }

    [GeneratedRegex(@"^[0-9]{1,3}([.,\s][0-9]{3})+$")]
    private static partial Regex Grouped();
}
