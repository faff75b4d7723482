using System.Collections.Frozen;

namespace Alerts.Text;

/// <summary>
/// Words that may come and go without another meaning, in the eight languages of the classifier. Negations, modal verbs ("may", "must"), and what
/// tells before from after or some from all are not among them.
/// </summary>
public static class StopWords
{
    private static readonly FrozenSet<string> Latin = Set(
        // English
        "a an the of to in on at by for from with as and or that which who whom whose this these those it its he she they them their his her "
        + "we our is are was were be been being has have had do does did than then so such there here also into about just very meanwhile however said says "
        // German
        + "der die das den dem des ein eine einen einem einer eines und oder von vom zu zum zur im am an auf aus bei mit fur als auch ist sind war waren sei "
        + "hat haben hatte hatten es er sie sich dass dies diese dieser dieses diesem diesen wie dabei zudem "
        // Dutch
        + "de het een en van voor met naar op te bij uit door dat die dit deze er zijn was waren heeft hebben had ook als om aan "
        // French
        + "le la les l un une des du d et ou a au aux dans par pour sur avec ce cet cette ces qui que qu est sont etait etaient ont avait il elle ils elles se s son sa ses leur leurs y aussi "
        // Spanish
        + "el los las lo una unos unas y e o u del al en por para con que es son era eran ha han habia su sus se este esta estos estas ese esa tambien como");

    // The commonest particles; of Japanese, all that is written in hiragana and denies nothing.
    private static readonly FrozenSet<string> Characters = Set(
        "的 了 在 是 和 与 與 及 等 就 也 而 之 其 各 该 該 着 过 過 把 地 得 将 將 은 는 이 가 을 를 에 의 로 와 과 도 하 했 였 한 할 함 다 며 고 서 게 으 것");

    private static readonly string[] Denials = ["ない", "なか", "なく", "なけ", "ませ", "ず", "ぬ"];

    public static bool Contains(Word word) => word.IsCharacter
        ? Characters.Contains(word.Form) || word.Form[0] is >= '\u3040' and <= '\u309F'
        : Latin.Contains(word.Form);

    /// <summary>A run of hiragana that turns a verb into its opposite.</summary>
    public static bool Denies(string text) => Array.Exists(Denials, denial => text.Contains(denial, StringComparison.Ordinal));

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
