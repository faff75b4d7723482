namespace Alerts.Tests.Classification;

/// <summary>Turns the Chinese of the fixtures from one script into the other, by a list of its own and not by the knowledge that is tested.</summary>
internal static class ChineseScripts
{
    /// <summary>Simplified, traditional.</summary>
    private const string Pairs = """
        万萬 业業 东東 临臨 为為 买買 争爭 亚亞 产產 亿億 价價 伟偉 体體 传傳 储儲 关關 决決 况況 准準 则則 创創 办辦 务務 励勵 华華 单單 厂廠 发發 叠疊 台臺 号號
        国國 场場 备備 实實 对對 导導 将將 布佈 师師 应應 张張 强強 当當 总總 战戰 报報 据據 数數 无無 时時 显顯 术術 机機 条條 检檢 济濟 湾灣 独獨 电電 疗療 监監
        税稅 竞競 紧緊 纪紀 经經 统統 继繼 续續 脑腦 与與 药藥 获獲 营營 认認 许許 设設 诉訴 试試 谈談 请請 财財 货貨 质質 购購 贸貿 达達 过過 进進 违違 采採 锑銻
        长長 门門 际際 韩韓 项項 须須 额額 馆館 验驗
        """;

    private static readonly Dictionary<char, char> ToTraditional = Read(simplified: 0);
    private static readonly Dictionary<char, char> ToSimplified = Read(simplified: 1);

    public static string Traditional(string text) => string.Concat(text.Select(c => ToTraditional.GetValueOrDefault(c, c)));

    public static string Simplified(string text) => string.Concat(text.Select(c => ToSimplified.GetValueOrDefault(c, c)));

    private static Dictionary<char, char> Read(int simplified) => Pairs.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .ToDictionary(pair => pair[simplified], pair => pair[1 - simplified]);
}
