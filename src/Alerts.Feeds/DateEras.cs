namespace Alerts.Feeds;

/// <summary>Years and halves of the day as East Asia counts them.</summary>
internal static class DateEras
{
    /// <summary>What the years of an era count from, by its name at the start of a text; 0 where there is none.</summary>
    public static int Of(ReadOnlySpan<char> text) => text switch
    {
        ['令', '和', ..] => 2018,
        ['平', '成', ..] => 1988,
        ['昭', '和', ..] => 1925,
        ['大', '正', ..] => 1911,
        ['明', '治', ..] => 1867,
        ['民', '國' or '国', ..] => DateParts.MinguoStart,
        _ => 0,
    };

    /// <summary>The same by the letter that Japan shortens an era to: R7.11.3.</summary>
    public static int Of(char letter) => letter switch
    {
        'R' => 2018,
        'H' => 1988,
        'S' => 1925,
        _ => 0,
    };

    /// <summary>Null where the text does not start with a half of the day.</summary>
    public static bool? IsAfternoon(ReadOnlySpan<char> text) => text switch
    {
        ['下', '午', ..] or ['午', '後', ..] or ['晚' or '晩', '上' or '間' or '间', ..] or ['傍', '晚', ..] or ['오', '후', ..] => true,
        ['上', '午', ..] or ['午', '前', ..] or ['凌', '晨', ..] or ['早', '上', ..] or ['오', '전', ..] => false,
        _ => null,
    };
}
