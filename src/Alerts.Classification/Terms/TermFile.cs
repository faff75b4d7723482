using System.Globalization;
using System.Text;
using Alerts.Classification.Knowledge;
using Alerts.Text;

namespace Alerts.Classification.Terms;

/// <summary>
/// The text form of a <see cref="TermModel"/>: tab-separated, a line a term, a column for each <see cref="TermHead"/> named in the
/// first line, empty for zero. The term <c>(bias)</c> counts always.
/// </summary>
internal static class TermFile
{
    public const string Extension = ".tsv";
    private const string Bias = "(bias)";

    /// <summary>Weights below this are noise and are not written.</summary>
    private const float Least = 0.1f;

    private static readonly string Header = "term\t" + string.Join('\t', Enum.GetValues<TermHead>().Select(head => Kebab.Of(head)));

    /// <exception cref="KnowledgeException">Each error as <c>file:line: expected …, got …</c>.</exception>
    public static TermModel Read(IReadOnlyList<KnowledgeFile> files)
    {
        var rows = new Dictionary<ulong, int>();
        List<float> weights = [];
        var bias = new float[TermGroup.Heads];
        List<string> errors = [];
        Span<float> row = stackalloc float[TermGroup.Heads];
        foreach (KnowledgeFile file in files)
        {
            int number = 0;
            foreach (ReadOnlySpan<char> line in file.Content.AsSpan().EnumerateLines())
            {
                if (++number == 1 ? line.SequenceEqual(Header) : line.IsEmpty)
                {
                    continue;
                }

                int tab = line.IndexOf('\t');
                if (number == 1 || tab <= 0 || !TryReadRow(line[(tab + 1)..], row))
                {
                    errors.Add($"{file.Name}:{number}: expected {(number == 1 ? $"the line '{Header}'" : $"a term and {TermGroup.Heads} numbers, separated by tabs")}, got '{line}'");
                    continue;
                }

                ReadOnlySpan<char> term = line[..tab];
                if (term.SequenceEqual(Bias))
                {
                    row.CopyTo(bias);
                }
                else if (rows.TryAdd(TermKey.Parse(term), rows.Count))
                {
                    weights.AddRange(row);
                }
                else
                {
                    errors.Add($"{file.Name}:{number}: expected each term once, got '{term}' again");
                }
            }
        }

        return errors.Count == 0 ? new TermModel(rows, [.. weights], bias) : throw new KnowledgeException(errors);
    }

    public static string Write(IReadOnlyList<string> terms, float[] weights, float[] bias)
    {
        var text = new StringBuilder(Header).Append('\n');
        Append(text, Bias, bias);
        for (int row = 0; row < terms.Count; row++)
        {
            Append(text, terms[row], weights.AsSpan(row * TermGroup.Heads, TermGroup.Heads));
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string term, ReadOnlySpan<float> weights)
    {
        if (weights.IndexOfAnyExceptInRange(-Least, Least) < 0)
        {
            return;
        }

        text.Append(term);
        foreach (float weight in weights)
        {
            text.Append('\t');
            if (MathF.Abs(weight) >= Least)
            {
                text.Append(CultureInfo.InvariantCulture, $"{weight:.#}");
            }
        }

        text.Append('\n');
    }

    private static bool TryReadRow(ReadOnlySpan<char> text, Span<float> row)
    {
        row.Clear();
        int head = 0;
        foreach (Range cell in text.Split('\t'))
        {
            if (head == row.Length || (!text[cell].IsEmpty && !float.TryParse(text[cell], NumberStyles.Float, CultureInfo.InvariantCulture, out row[head])))
            {
                return false;
            }

            head++;
        }

        return head == row.Length;
    }
}
