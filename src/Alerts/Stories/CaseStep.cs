using System.Text.RegularExpressions;

namespace Alerts.Stories;

/// <summary>How far a case against a firm or person has come; each step is news of its own.</summary>
public enum CaseStep { None, Charged, Convicted, Penalised }

/// <summary>Tells from a word of enforcement, as the classifier found it, which step of a case it names.</summary>
internal static partial class CaseSteps
{
    /// <summary>None where the word names no step: "investigation", "violation".</summary>
    public static CaseStep Of(ReadOnlySpan<char> word) =>
        Penalised().IsMatch(word) ? CaseStep.Penalised
        : Convicted().IsMatch(word) ? CaseStep.Convicted
        : Charged().IsMatch(word) ? CaseStep.Charged
        : CaseStep.None;

    // "prison" and "penalty" are threatened long before they are imposed, so that they name no step.
    [GeneratedRegex("""
        ^(fine|fines|fined|sentenced|jailed|settle|settles|settled|settlement|to\ pay|agrees\ to\ pay|agreed\ to\ pay|pays|jail\ term|prison\ term|behind\ bars)$
        |罚款|罰款|处罚|判刑|判处|判處|判囚|判监|徒刑|和解|缴纳|获刑|入狱|开罚|罚单|罚锾|认罚|被罚|遭罚|罰金|制裁金|懲役|実刑|執行猶予|支払う|追徴|벌금|과징금|과태료|징역|실형|집행유예|선고|추징
        |^(Geldstrafe|Bußgeld|Geldbuße|Freiheitsstrafe|Haftstrafe|Bewährung|Strafzahlung|Vergleich|muss\ zahlen|boete|beboet|celstraf|schikking|schikt|amende|écope|multa|multó|multado)
        """, Options)]
    private static partial Regex Penalised();

    [GeneratedRegex("""
        guilty|^(plead|pleads|pleaded|plea|convict|convicts|convicted|conviction|convicting|admits|admitted|confess|confesses|confessed|owns\ up)
        |认罪|認罪|定罪|有罪|유죄|司法取引
        |^(verurteil|Schuldspruch|Schuldbekenntnis|schuldig|gesteht|veroordeel|veroordeling|condamn|plaide\ coupable|conden|se\ declara\ culpable)
        """, Options)]
    private static partial Regex Convicted();

    [GeneratedRegex("""
        ^(charge|charges|charged|charging|indict|indicts|indicted|indictment|arrest|arrests|arrested|accused|accuses|prosecute|prosecutes|prosecuted|prosecution|extradited|detained|grand\ jury|on\ trial|in\ the\ dock|faces\ charges)$
        |(held|charged|jailed|detained|indicted|arrested)$
        |起诉|起訴|指控|逮捕|被捕|拘捕|公诉|羁押|收押|被控|遭控|立案|書類送検|送検|立件|摘発|기소|체포|구속|송치|검거|적발|입건
        |^(angeklag|Anklage|verhaft|festgenommen|Festnahme|nimmt\ Geschäftsführer\ fest|aangeklaagd|aangehouden|gearresteerd|arresteer|opgepakt|inculp|mis\ en\ examen|interpell|arrêt|acus|imput|procesa|deten|detien|arrest)
        """, Options)]
    private static partial Regex Charged();

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace;
}
