using System.Text;
using Alerts.Cli;

namespace Alerts.Benchmarks;

/// <summary>What is classified: by the number of characters, a news item as agencies write them, a short one, a whole page, and Chinese.</summary>
public enum SomeText
{
    English4KB,
    English350,
    English100KB,
    Chinese1500,
}

/// <summary>Articles of a length: a few sentences of news, then background that says little.</summary>
internal static class SomeArticle
{
    private const string News = """
        China weighs licences for Nvidia chip imports

        Regulators in Beijing are considering whether to approve imports of the H200 for a handful of universities, people familiar with the matter said on Thursday.
        The Commerce Department in Washington granted export licences last month on condition that a quarter of the revenue is paid to the Treasury.

        """;

    public const string Background = """
        Shares were little changed in early trading after the report, which gave no further details of the timetable. Analysts have long debated how quickly
        local designers can catch up, and how many machines the large internet groups will need for their next models. The company has spoken of a market worth
        tens of billions, and of a supply chain that needs months of notice before it can ship a single rack. Its partners in Asia have added lines and people.

        """;

    private const string ChineseNews = """
        北京考虑批准进口英伟达芯片

        知情人士周四表示，北京监管机构正在考虑是否批准少数大学进口H200芯片。美国商务部上月发放了出口许可证，条件是将四分之一的收入上缴财政部。

        """;

    private const string ChineseBackground = """
        消息传出后股价变化不大，报道没有提供时间表的更多细节。分析人士长期争论本土设计公司多快能够赶上，以及大型互联网集团的下一代模型需要多少机器。
        该公司谈到一个价值数百亿的市场，以及需要数月准备才能交付一个机架的供应链。其亚洲合作伙伴已经增加了生产线和人手。

        """;

    public static string Text(SomeText text) => text switch
    {
        SomeText.English350 => Fill(News, Background, 350),
        SomeText.English4KB => Fill(News, Background, 4096),
        SomeText.English100KB => Fill(News, Background, 100 * 1024),
        _ => Fill(ChineseNews, ChineseBackground, 1500),
    };

    /// <summary>The articles that the tests read, in eight languages.</summary>
    public static IEnumerable<string> TestTexts() => new JsonLines(Path.Combine(AppContext.BaseDirectory, "articles.jsonl"))
        .ReadAsync(LabelledLine.Read, CancellationToken.None).ToBlockingEnumerable().Select(article => article.Text);

    public static Article Of(string text) => new()
    {
        Id = "1",
        Source = "benchmark",
        Url = "",
        Title = "",
        Text = text,
        Published = DateTimeOffset.UnixEpoch.AddYears(56),
        FirstSeen = DateTimeOffset.UnixEpoch.AddYears(56),
    };

    public static string Fill(string begin, string rest, int length)
    {
        var text = new StringBuilder(begin);
        while (text.Length < length)
        {
            text.Append(rest);
        }

        return text.ToString(0, length);
    }
}
