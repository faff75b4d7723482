using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Alerts.Stories;

/// <summary>
/// Numbers that a text counts with: firms on a list, millions of a fine. Of two cases or rounds of a list that are told in the
/// same words they say which is which. Not years, and not what belongs to a name (H200).
/// </summary>
internal static partial class Numbers
{
    private static readonly FrozenDictionary<string, string> Words = Spelled(
        (2, "two deux zwei twee dos"), (3, "three trois drei drie tres"), (4, "four quatre vier cuatro"), (5, "five cinq fünf vijf cinco"),
        (6, "six sechs zes seis"), (7, "seven sept sieben zeven siete"), (8, "eight huit acht ocho"), (9, "nine neuf neun negen nueve"),
        (10, "ten dix zehn tien diez"), (11, "eleven onze elf once"), (12, "twelve dozen douze zwölf twaalf doce"), (13, "thirteen treize dreizehn dertien trece"),
        (14, "fourteen quatorze vierzehn veertien catorce"), (15, "fifteen quinze fünfzehn vijftien quince"), (16, "sixteen seize sechzehn zestien"),
        (17, "seventeen siebzehn zeventien"), (18, "eighteen achtzehn achttien"), (19, "nineteen neunzehn negentien"), (20, "twenty vingt zwanzig twintig veinte"));

    public static IReadOnlyList<string> In(string text)
    {
        var numbers = new List<string>();
        foreach (Match match in Number().Matches(text))
        {
            string number = match.Groups["digits"].Success
                ? string.Concat(match.Value.Where(char.IsAsciiDigit))
                : Words.GetValueOrDefault(match.Value.ToLowerInvariant(), "");
            if (number.Length > 0 && !numbers.Contains(number))
            {
                numbers.Add(number);
            }
        }

        return numbers;
    }

    [GeneratedRegex(@"(?<![A-Za-zÀ-ɏ\d.,-])(?<digits>(?!(19|20)\d\d(?!\d))\d{1,3}([.,]\d{3})+|(?!(19|20)\d\d(?!\d))\d+)(?![a-zA-Z\d-])|(?<![\p{L}\p{Nd}-])\p{L}{3,10}(?![\p{L}\p{Nd}])", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    private static FrozenDictionary<string, string> Spelled(params ReadOnlySpan<(int Number, string Words)> table)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((int number, string spelled) in table)
        {
            foreach (string word in spelled.Split(' '))
            {
                words.TryAdd(word, number.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
