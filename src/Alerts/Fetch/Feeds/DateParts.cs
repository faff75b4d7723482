namespace Alerts.Fetch.Feeds;

/// <summary>What a scan found of a date; numbers without a meaning of their own wait in order.</summary>
internal struct DateParts
{
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

    public readonly int Count => _count;

    /// <summary>The number came as three digits after the year: day of the year.</summary>
    public bool Ordinal { get; set; }

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
    public readonly bool TryComplete(out int year, out int month, out int day)
    {
        (year, month, day) = (0, Month, 1);
        if (Ordinal && _count == 2)
        {
            if (_first is < 1 or > 9998 || _second < 1 || _second > (DateTime.IsLeapYear(_first) ? 366 : 365))
            {
                return false;
            }

            DateTime date = new DateTime(_first, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(_second - 1);
            (year, month, day) = (date.Year, date.Month, date.Day);
            return true;
        }

        if (month > 0)
        {
            // "3 Jan 2026", "Jan 3 2026", "2026 Jan 3", "Jan 2026".
            (year, day) = _count switch
            {
                1 when _firstLength == 4 => (_first, 1),
                2 when _firstLength == 4 => (_first, _second),
                2 => (Century(_second, _secondLength), _first),
                _ => (0, 0),
            };
            return year > 0;
        }

        (year, month, day) = _count switch
        {
            1 when _firstLength == 4 => (_first, 1, 1),
            2 when _firstLength == 4 => (_first, _second, 1),
            3 when _firstLength == 4 => (_first, _second, _third),
            3 when _thirdLength == 4 && _second > 12 => (_third, _first, _second), // 1/25/2026
            3 when _thirdLength == 4 => (_third, _second, _first), // 25/1/2026, 25.1.2026
            3 when _firstLength == 2 && _secondLength == 2 && _thirdLength == 2 => (Century(_first, 2), _second, _third), // 26-01-25
            _ => (0, 0, 0),
        };
        return year > 0;
    }

    // Two digits: 90–99 is the last century, as RFC 2822 readers take them; three digits count from 1900.
    private static int Century(int year, int length) => length switch
    {
        <= 2 => year + (year < 90 ? 2000 : 1900),
        3 => year + 1900,
        _ => year,
    };
}
