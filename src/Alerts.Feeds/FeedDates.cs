namespace Alerts.Feeds;

/// <summary>
/// Reads the dates of one feed, which has one order of day and month for all: a 15th tells what 12/1/2026 beside it means.
/// </summary>
internal sealed class FeedDates
{
    private int _dayFirst;
    private int _monthFirst;
    private bool _halfDays;
    private bool _openAsDayFirst;
    private bool _openAsMonthFirst;

    /// <summary>What an earlier reading found.</summary>
    private DateOrder Known { get; init; }

    private DateOrder Told => (_monthFirst - _dayFirst) switch
    {
        > 0 => DateOrder.MonthFirst,
        < 0 => DateOrder.DayFirst,
        0 => _halfDays && _monthFirst == 0 ? DateOrder.MonthFirst : DateOrder.Unknown,
    };

    private bool Misread => (_openAsDayFirst && Told == DateOrder.MonthFirst) || (_openAsMonthFirst && Told == DateOrder.DayFirst);

    /// <summary>Reads once, and a second time where dates further on told that earlier ones were misread.</summary>
    public static T Consistently<T>(Func<FeedDates, T> read)
    {
        var dates = new FeedDates();
        T result = read(dates);
        return dates.Misread ? read(new FeedDates { Known = dates.Told }) : result;
    }

    /// <summary>Null where the text is no date.</summary>
    public DateTimeOffset? Read(ReadOnlySpan<char> text)
    {
        DateTimeOffset? time = FeedDate.Parse(text, Known, out DateOrder order, out OrderSign sign);
        if (sign != OrderSign.None)
        {
            Count(order, sign);
        }

        return time;
    }

    private void Count(DateOrder order, OrderSign sign)
    {
        bool monthFirst = order == DateOrder.MonthFirst;
        if (sign == OrderSign.Certain)
        {
            _monthFirst += monthFirst ? 1 : 0;
            _dayFirst += monthFirst ? 0 : 1;
            return;
        }

        _halfDays |= sign == OrderSign.HalfDays;
        _openAsMonthFirst |= monthFirst;
        _openAsDayFirst |= !monthFirst;
    }
}
