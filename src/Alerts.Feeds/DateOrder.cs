namespace Alerts.Feeds;

/// <summary>Which of two numbers before a year is the day: 3/11/2025 or 11/3/2025.</summary>
internal enum DateOrder
{
    Unknown,
    DayFirst,
    MonthFirst,
}

/// <summary>How a date told the order of its day and month, weakest first.</summary>
internal enum OrderSign
{
    /// <summary>It was not in question.</summary>
    None,

    /// <summary>Both orders are possible and nothing tells.</summary>
    Open,

    /// <summary>The clock counts to twelve, as it does where the month comes first, and in other countries too.</summary>
    HalfDays,

    /// <summary>A number beyond 12, or the weekday.</summary>
    Certain,
}
