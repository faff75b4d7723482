namespace Alerts.Feeds;

/// <summary>What a scan found of a date; numbers without a meaning of their own wait in order.</summary>
internal struct DateParts
{
    /// <summary>Years of the Republic of China (Minguo) count from 1911.</summary>
    public const int MinguoStart = 1911;

    private int _first;
    private int _second;
    private int _third;
    private int _firstLength;
    private int _secondLength;
    private int _thirdLength;
    private int _count;

    public DateParts()
    {
    }

    public int Month { get; set; }

    public int Hour { get; set; }

    public int Minute { get; set; }

    public int Second { get; set; }

    public bool HasTime { get; set; }

    public TimeSpan? Offset { get; set; }

    public DayOfWeek? Weekday { get; set; }

    /// <summary>The clock counts to twelve twice a day.</summary>
    public bool HalfDays { get; set; }

    /// <summary>Dots stand between the numbers, and then the day comes first wherever there is a choice.</summary>
    public bool Dotted { get; set; }

    public readonly int Count => _count;

    /// <summary>The number came as three digits after the year: day of the year.</summary>
    public bool Ordinal { get; set; }

    /// <summary>Day, month and year are there: what follows is a time.</summary>
    public readonly bool IsWhole => _count == 3 || (_count == 2 && Month > 0);

    /// <summary>A number of the date, in the order in which it came.</summary>
    public bool Add(int value, int length)
    {
        switch (_count++)
        {
            case 0: (_first, _firstLength) = (value, length); return true;
            case 1: (_second, _secondLength) = (value, length); return true;
            case 2: (_third, _thirdLength) = (value, length); return true;
            default: return false;
        }
    }

    /// <summary>Decides which number is year, month and day.</summary>
    /// <param name="known">The order of day and month in the other dates of the feed.</param>
    /// <param name="order">The order in which they were taken here.</param>
    public readonly bool TryComplete(DateOrder known, out (int Year, int Month, int Day) date, out DateOrder order, out OrderSign sign)
    {
        (order, sign) = (DateOrder.Unknown, OrderSign.None);
        if (Ordinal && _count == 2)
        {
            return DayOfYear(out date);
        }

        if (Month > 0 && _count < 3)
        {
            // "3 Jan 2026", "Jan 3 2026", "2026 Jan 3", "Jan 2026".
            date = _count switch
            {
                1 when _firstLength == 4 => (_first, Month, 1),
                2 when _firstLength == 4 => (_first, Month, _second),
                2 => (Century(_second, _secondLength), Month, _first),
                _ => default,
            };
            return date.Year > 0;
        }

        if (_count == 3 && (_thirdLength == 4 || IsShortYearLast))
        {
            int year = Century(_third, _thirdLength);
            (order, sign) = OrderIn(year, known);
            date = order == DateOrder.MonthFirst ? (year, _first, _second) : (year, _second, _first);
            return year > 0;
        }

        date = _count switch
        {
            1 when _firstLength == 4 => (_first, 1, 1),
            2 when _firstLength == 4 => (_first, _second, 1),
            3 when _firstLength == 4 => (_first, _second, _third),
            3 when _firstLength == 3 && _first is >= 100 and < 200 => (_first + MinguoStart, _second, _third), // 114/11/03
            3 when _firstLength == 2 && _secondLength == 2 && _thirdLength == 2 => (Century(_first, 2), _second, _third), // 26-01-25
            _ => default,
        };
        return date.Year > 0;
    }

    // 1/25/26 and 1/2/26; 26-01-25 is the short form of ISO 8601.
    private readonly bool IsShortYearLast =>
        _firstLength <= 2 && _thirdLength == 2 && (_firstLength == 1 || _secondLength == 1 || _second > 12 || HalfDays);

    private readonly bool DayOfYear(out (int Year, int Month, int Day) date)
    {
        date = default;
        if (_first is < 1 or > 9998 || _second < 1 || _second > (DateTime.IsLeapYear(_first) ? 366 : 365))
        {
            return false;
        }

        DateTime day = new DateTime(_first, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(_second - 1);
        date = (day.Year, day.Month, day.Day);
        return true;
    }

    private readonly (DateOrder Order, OrderSign Sign) OrderIn(int year, DateOrder known)
    {
        if (_first == _second || (_first > 12 && _second > 12))
        {
            return (DateOrder.DayFirst, OrderSign.None);
        }

        OrderSign certain = Dotted ? OrderSign.None : OrderSign.Certain;
        if (_first > 12 || _second > 12)
        {
            return (_second > 12 ? DateOrder.MonthFirst : DateOrder.DayFirst, certain);
        }

        bool monthFirst = IsWeekday(year, _first, _second);
        if (monthFirst != IsWeekday(year, _second, _first))
        {
            return (monthFirst ? DateOrder.MonthFirst : DateOrder.DayFirst, certain);
        }

        return this switch
        {
            { Dotted: true } => (DateOrder.DayFirst, OrderSign.None),
            _ when known != DateOrder.Unknown => (known, OrderSign.None),
            { HalfDays: true } => (DateOrder.MonthFirst, OrderSign.HalfDays),
            _ => (DateOrder.DayFirst, OrderSign.Open),
        };
    }

    private readonly bool IsWeekday(int year, int month, int day) =>
        Weekday is { } weekday && year is > 0 and < 9999 && month > 0 && day > 0
        && new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).DayOfWeek == weekday;

    // Two digits: 90–99 is the last century, as RFC 2822 readers take them; three digits count from 1900.
    private static int Century(int year, int length) => length switch
    {
        <= 2 => year + (year < 90 ? 2000 : 1900),
        3 => year + 1900,
        _ => year,
    };
}
