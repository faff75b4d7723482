namespace Alerts.Fetch.Pages;

/// <summary>Leaves out the lines between an article's paragraphs that lead elsewhere, in the languages that are read.</summary>
internal static class ReadAlso
{
    private const int LongestLine = 200;

    private static readonly string[] Beginnings =
    [
        "read also", "also read", "read more", "see also", "related:", "related articles", "related stories", "related news", "more on this",
        "recommended:", "don't miss",
        "share this", "follow us on", "sign up for", "sign up to", "subscribe to our", "subscribe now", "advertisement",
        "lesen sie auch", "lesen sie hier", "mehr zum thema", "mehr dazu:", "auch interessant", "auch lesen",
        "das könnte sie auch interessieren", "zum weiterlesen", "weitere artikel", "schon gelesen", "beiträge zum thema",
        "lees ook", "lees meer", "lees verder", "meer over dit onderwerp", "bekijk ook",
        "lire aussi", "à lire aussi", "a lire aussi", "sur le même sujet", "voir aussi", "à voir aussi", "partager cet article",
        "lea también", "lea más", "lea:", "lee también", "leer más", "vea también",
        "ver también", "puedes ver", "te puede interesar", "también te puede", "noticias relacionadas",
        "相关阅读", "相关新闻", "相关链接", "延伸阅读", "推荐阅读", "更多阅读", "分享到", "責任編輯", "责任编辑", "相關新聞", "延伸閱讀",
        "関連記事", "あわせて読みたい", "こちらも読む", "관련기사", "관련 기사", "관련뉴스", "무단전재", "무단 전재",
    ];

    private static readonly HashSet<string> Labels = new(StringComparer.OrdinalIgnoreCase)
    {
        "share", "print", "related", "anzeige", "werbung", "teilen", "drucken", "delen", "advertentie", "partager", "imprimer", "publicité", "compartir", "imprimir", "publicidad",
        "分享", "打印", "广告", "廣告", "共有", "印刷", "広告", "공유", "인쇄", "광고",
    };

    /// <param name="text">Paragraphs that an empty line separates.</param>
    public static string LeaveOut(string text)
    {
        string[] paragraphs = text.Split("\n\n");
        return Array.Exists(paragraphs, LeadsElsewhere) ? string.Join("\n\n", paragraphs.Where(paragraph => !LeadsElsewhere(paragraph))) : text;
    }

    private static bool LeadsElsewhere(string paragraph)
    {
        ReadOnlySpan<char> line = paragraph.AsSpan().TrimStart("([【■▶▷►•*–-→> ");
        return line.Length <= LongestLine && (Labels.Contains(paragraph.Trim().TrimEnd(':')) || StartsAsOne(line));
    }

    private static bool StartsAsOne(ReadOnlySpan<char> line)
    {
        foreach (string beginning in Beginnings)
        {
            if (line.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
