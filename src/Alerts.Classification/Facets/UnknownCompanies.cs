using System.Buffers;
using Alerts.Classification.Text;

namespace Alerts.Classification.Facets;

/// <summary>Companies that no file names but that their own form gives away: "HieFo Corp.", "Kuya Mining Ltd".</summary>
internal static class UnknownCompanies
{
    private const int MostWords = 4;

    /// <summary>A page that names more is a register of companies.</summary>
    private const int MostNames = 100;

    private static readonly SearchValues<string> Forms = SearchValues.Create(
        [" Corp", " Inc", " Ltd", " Co.,", " Co., Ltd", " GmbH", " AG", " SE", " N.V.", " B.V.", " S.A.", " plc", " PLC", " LLC", " Holdings", " Technologies",
         " Semiconductor", " Industries", " Electronics"], StringComparison.Ordinal);

    public static void AddTo(List<Company> companies, Reading reading, EvidenceList evidence)
    {
        ReadOnlySpan<char> text = reading.Text;
        int offset = 0, most = companies.Count + MostNames;
        while (offset < text.Length && companies.Count < most)
        {
            int found = text[offset..].IndexOfAny(Forms);
            if (found < 0)
            {
                return;
            }

            int at = offset + found;
            offset = at + 2;
            (int start, int end) = NameBefore(text, at);
            if (end - start < 3 || IsKnown(reading, start, at + 4) || !FormEnds(text, at))
            {
                continue;
            }

            string name = text[start..end].ToString();
            if (!companies.Exists(company => company.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                companies.Add(new Company(name, null, CompanyRole.Mentioned));
                evidence.Add($"companies:{name}", start, end);
            }
        }
    }

    /// <summary>Up to four capitalised words before the form.</summary>
    private static (int Start, int End) NameBefore(ReadOnlySpan<char> text, int end)
    {
        int start = end;
        for (int words = 0; words < MostWords; words++)
        {
            int word = start;
            while (word > 0 && (char.IsLetterOrDigit(text[word - 1]) || text[word - 1] is '-' or '&'))
            {
                word--;
            }

            if (word == start || !char.IsUpper(text[word]) || IsSentenceWord(text[word..start]))
            {
                break;
            }

            start = word;
            if (start == 0 || text[start - 1] != ' ')
            {
                break;
            }

            start--;
        }

        while (start < end && text[start] == ' ')
        {
            start++;
        }

        return (start, end);
    }

    private static bool IsSentenceWord(ReadOnlySpan<char> word) =>
        word is "The" or "A" or "An" or "In" or "On" or "At" or "By" or "For" or "And" or "But" or "US" or "Chinese" or "American" or "Chip" or "While" or "Of";

    private static bool FormEnds(ReadOnlySpan<char> text, int at)
    {
        int end = at + 1;
        while (end < text.Length && (char.IsLetter(text[end])))
        {
            end++;
        }

        ReadOnlySpan<char> form = text[(at + 1)..end];
        return form is "Corp" or "Inc" or "Ltd" or "Co" or "GmbH" or "AG" or "SE" or "N" or "B" or "S" or "plc" or "PLC" or "LLC" or "Holdings"
            or "Technologies" or "Semiconductor" or "Industries" or "Electronics" or "Corporation" or "Incorporated" or "Limited";
    }

    private static bool IsKnown(Reading reading, int start, int end)
    {
        ReadOnlySpan<Mention> mentions = reading.Mentions;
        for (int i = FirstAfter(mentions, start); i < mentions.Length && mentions[i].Start < end; i++)
        {
            if (mentions[i].Has(Cue.Company | Cue.Place | Cue.Authority | Cue.Outlet | Cue.Product | Cue.Government))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first mention that ends after a position; they do not overlap, so their ends ascend.</summary>
    private static int FirstAfter(ReadOnlySpan<Mention> mentions, int position)
    {
        int low = 0, high = mentions.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = mentions[middle].End > position ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
