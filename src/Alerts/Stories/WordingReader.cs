using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;

namespace Alerts.Stories;

/// <summary>
/// Makes the <see cref="Wording"/> of a text. Stems are the first six letters: crude, but the same in all
/// languages, and cognates (export, Exporte, exportations) meet. Numbers lose their separators.
/// </summary>
internal static class WordingReader
{
    private const int LeadCharacters = 700;
    private const int StemLetters = 6;
    private const int MostTerms = 96;

    private static readonly FrozenSet<string> StopWords = Words("""
        the and for with from that this into over after amid its has had have will would was were are not but says said say may more than about new
        their they his her who which been being also could how what when where why out off now all can
        der die das den dem des ein eine einen einer und fur für mit von vom zum zur auf aus bei nach über uber wegen sich nicht sind wird werden hat haben als auch
        les des une dans pour par sur avec aux est sont ont qui que plus pas ses leur leurs entre selon apres après cette
        los las del una con por para que más mas sus tras entre sobre según segun han como este esta
        het een van voor met door naar uit bij ook niet zijn worden wordt heeft hebben meer over dat die
        """);

    // What nearly every article of this field says; it must not make two of them alike.
    private static readonly FrozenSet<string> Commonplaces = Words("""
        export control contro expor import chip chips china chines beijin washin trump biden commer minist licens licenc approv restri ban bans sale sales
        sell tech techno semico govern offici compan report source reuter us usa tighte rule rules trade security nation kontro lizenz china's chine chinois
        firm firms depart bureau indust securi announ technol countr foreig global market americ united states
        fined fines fine penalt millio billio dollar charge smuggl pleads pleade guilty court prosec unlice illega shippi shipme withou justic indict
        arrest senten settle accuse alleg violat strafe bußgel anklag schmug gerich amende tribun contre multa contra miljoe boete smokke list entity lists
        blackl adds added additi restri firms sancti
        走私 起诉 起訴 罚款 罰款 被罚 美元 指控 违反 違反 列入 清单 清單 名单 名單 实体 實體 密輸 罰金 ドル 밀수 기소 벌금 달러 명단
        出口 管制 中国 中國 芯片 晶片 批准 许可 許可 商务 務部 务部 政府 美国 美國 公司 企业 企業 輸出 規制 半導 导体 導體 半导 수출 통제 중국 미국 반도 도체 정부 허가
        """);

    public static Wording Read(string title, string text, string language)
    {
        var terms = new Dictionary<int, int>();
        Collect(title, 2, terms);
        string body = text.StartsWith(title, StringComparison.Ordinal) ? text[title.Length..] : text;
        Collect(body.AsSpan(0, Math.Min(body.Length, LeadCharacters)), 0, terms);
        int[] packed = [.. terms.Select(t => (t.Key & ~Wording.WeightMask) | t.Value)];
        packed.AsSpan().Sort();
        return new Wording(language, packed);
    }

    private static void Collect(ReadOnlySpan<char> text, int place, Dictionary<int, int> terms)
    {
        for (int start = 0; start < text.Length && terms.Count < MostTerms;)
        {
            int end = start;
            if (Script.IsUnspaced(text[start]))
            {
                while (end < text.Length && Script.IsUnspaced(text[end]))
                {
                    end++;
                }

                for (int i = start; i + 1 < end; i++)
                {
                    Add(text.Slice(i, 2), place, terms);
                }
            }
            else if (char.IsLetterOrDigit(text[start]))
            {
                while (end < text.Length && InWord(text, end) && !Script.IsUnspaced(text[end]))
                {
                    end++;
                }

                AddWord(text[start..end], place, terms);
            }

            start = Math.Max(end, start + 1);
        }
    }

    // A separator belongs to the word between two digits: 400,000 is one number.
    private static bool InWord(ReadOnlySpan<char> text, int at) =>
        char.IsLetterOrDigit(text[at])
        || (text[at] is ',' or '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]));

    private static void AddWord(ReadOnlySpan<char> word, int place, Dictionary<int, int> terms)
    {
        char[] rented = ArrayPool<char>.Shared.Rent(word.Length);
        int length = 0;
        bool number = char.IsAsciiDigit(word[0]);
        foreach (char letter in word)
        {
            if (letter is not (',' or '.'))
            {
                rented[length++] = char.ToLower(letter, CultureInfo.InvariantCulture);
            }
        }

        ReadOnlySpan<char> folded = rented.AsSpan(0, number ? length : Math.Min(length, StemLetters));
        if (folded.Length >= (number ? 2 : 3) && !StopWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(rented.AsSpan(0, length)))
        {
            Add(folded, place, terms);
        }

        ArrayPool<char>.Shared.Return(rented);
    }

    private static void Add(ReadOnlySpan<char> term, int place, Dictionary<int, int> terms)
    {
        bool common = Commonplaces.GetAlternateLookup<ReadOnlySpan<char>>().Contains(term);
        int weight = place + (common ? 0 : 1);
        int key = Hash(term) & ~Wording.WeightMask;
        terms[key] = Math.Max(weight, terms.GetValueOrDefault(key));
    }

    // FNV-1a, 32 bits: must be the same in every process and version, since stories keep it.
    private static int Hash(ReadOnlySpan<char> term)
    {
        uint hash = 2166136261;
        foreach (char letter in term)
        {
            hash = (hash ^ letter) * 16777619;
        }

        return (int)(hash >> 1);
    }

    private static FrozenSet<string> Words(string list) =>
        list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
