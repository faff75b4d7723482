using System.Text.RegularExpressions;

namespace Alerts.Stories;

/// <summary>
/// Tells by the headline an article that looks back on what was told before: a review of the week, an explainer, a
/// timeline, a newsletter. It names many matters and moves none.
/// </summary>
internal static partial class Retrospective
{
    public static bool Is(string title) => Spaced().IsMatch(title) || Unspaced().IsMatch(title);

    [GeneratedRegex("""
        \b(
        (the|this|last)\ (week|month|quarter|year)\ in|(week|month|quarter|year)\ in\ (review|\w+:)|week\ ahead|(this|last)\ week\ in|
        year[- ]end\ review|round-?up|recap|in\ brief|at\ a\ glance|explainer|explained|what\ (we|you\ need\ to|to)\ know|what\ we\ know|key\ takeaways|
        timeline|factbox|fact\ box|q\ ?&\ ?a|newsletter|weekly\ (brief|briefing|digest|update|letter|review)|daily\ (brief|briefing|digest)|
        controls\ in\ brief|news\ in\ brief|how\ we\ got\ here|look(ing)?\ back|
        wochenrückblick|monatsrückblick|jahresrückblick|rückblick|was\ man\ wissen\ muss|im\ überblick|chronologie|
        weekoverzicht|maandoverzicht|jaaroverzicht|terugblik|in\ het\ kort|tijdlijn|wat\ we\ weten|
        la\ semaine\ (en|de|des)|rétrospective|l'essentiel|ce\ qu'il\ faut\ (savoir|retenir)|en\ bref|
        la\ semana\ en|resumen\ (semanal|de\ la\ semana|del\ año)|claves|cronología|lo\ que\ hay\ que\ saber|en\ breve
        )(?!\w)
        """, Options)]
    private static partial Regex Spaced();

    [GeneratedRegex(
        "一周|本周(回顾|要闻|盘点)|周报|週報|一週|回顾|回顧|盘点|盤點|梳理|年终|年終|大事记|大事記|懒人包|懶人包|まとめ|今週の|週間|年表|振り返|おさらい|Q&A|주간 ?(정리|브리핑|동향)|한 ?주|총정리|타임라인|돌아보기|결산",
        RegexOptions.CultureInvariant)]
    private static partial Regex Unspaced();

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace;
}
