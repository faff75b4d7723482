using System.Globalization;

namespace Alerts.Feeds;

/// <summary>Walks once over the text of a date and sorts its parts by their shape.</summary>
internal ref struct DateScanner
{
    private readonly ReadOnlySpan<char> _text;
    private int _at;
    private bool _unknownWord;
    private bool _afterT;
    private bool _monthMayBeWeekday;
    private bool? _afternoon;

    /// <summary>What the years of the era that was just named count from.</summary>
    private int _era;

    private DateScanner(ReadOnlySpan<char> text) => _text = text;

    /// <summary>False where the text has a part that no date has.</summary>
    public static bool Scan(ReadOnlySpan<char> text, ref DateParts parts)
    {
        var scanner = new DateScanner(text);
        while (scanner._at < text.Length)
        {
            char next = text[scanner._at];
            bool understood = char.IsAsciiDigit(next) ? scanner.Number(ref parts)
                : char.IsLetter(next) ? scanner.Word(ref parts)
                : scanner.Mark(next, ref parts);
            if (!understood)
            {
                return false;
            }
        }

        if (scanner._afternoon is { } afternoon && parts.Hour is >= 1 and <= 12)
        {
            parts.Hour = (parts.Hour % 12) + (afternoon ? 12 : 0);
        }

        parts.HalfDays = scanner._afternoon is not null;

        // A lone year beside words is a phrase ("Summer 2004"), not a date.
        return !scanner._unknownWord || parts.Count > 1;
    }

    private bool Mark(char mark, ref DateParts parts)
    {
        bool sign = mark is '+' or '-' or '\u2212';
        if (sign && parts.HasTime && _at + 1 < _text.Length && char.IsAsciiDigit(_text[_at + 1]))
        {
            _at++;
            return Offset(mark != '+', ref parts);
        }

        if (mark == '(')
        {
            // "(Pacific Standard Time)" repeats the zone for people.
            int close = _text[_at..].IndexOf(')');
            _at = close < 0 ? _text.Length : _at + close + 1;
            return true;
        }

        _at++;
        parts.Dotted |= mark == '.' && parts.Count == 1 && parts.Month == 0 && _at > 1 && char.IsAsciiDigit(_text[_at - 2]);
        return sign || char.IsWhiteSpace(mark) || mark is ',' or '/' or '.' or ':' or ')' or '\'' or '|' or '@' or ';' or '[' or ']';
    }

    private bool Number(ref DateParts parts)
    {
        int value = Digits(out int length);
        if (length > 14)
        {
            return false;
        }

        char next = _at < _text.Length ? _text[_at] : '\0';
        switch (next)
        {
            case ':' when !parts.HasTime && length <= 2:
            case '.' when !parts.HasTime && length <= 2 && parts.IsWhole && IsDigit(1):
                return Clock(value, ref parts);
            case '年' or '년' when length == 2 && parts.Count == 0 && _era == 0:
                return parts.Add(2000 + value, 4);
            case '时' or '時' or '시' or '点' or '點':
                (parts.Hour, parts.HasTime, _at) = (value, true, _at + 1);
                return true;
            case '分' or '분':
                (parts.Minute, _at) = (value, _at + 1);
                return true;
            case '秒' or '초':
                (parts.Second, _at) = (value, _at + 1);
                return true;
        }

        if (_afterT && !parts.HasTime)
        {
            return CompactClock(_text.Slice(_at - length, length), ref parts);
        }

        if (!parts.HasTime && length <= 2 && IsHour())
        {
            return Clock(value, ref parts);
        }

        if (_era > 0 && parts.Count == 0 && length <= 3)
        {
            return parts.Add(_era + value, 4);
        }

        return length switch
        {
            <= 4 when length == 3 && parts.Count == 1 && parts.Month == 0 => parts.Ordinal = parts.Add(value, length),
            <= 4 => parts.Add(value, length),
            7 when parts.Count == 0 => parts.Add(value / 1000, 4) && (parts.Ordinal = parts.Add(value % 1000, 3)),
            8 when parts.Count == 0 => CompactDate(_text.Slice(_at - 8, 8), ref parts),
            12 or 14 when parts.Count == 0 => CompactDate(_text.Slice(_at - length, 8), ref parts)
                && CompactClock(_text.Slice(_at - length + 8, length - 8), ref parts),
            _ => false,
        };
    }

    private bool Clock(int hour, ref DateParts parts)
    {
        (parts.Hour, parts.HasTime) = (hour, true);
        SkipBlank();
        if (HalfDayAt(_at) > 0)
        {
            return true;
        }

        _at++;
        SkipBlank();
        parts.Minute = Digits(out _);
        if (_at < _text.Length && _text[_at] is ':')
        {
            _at++;
            parts.Second = Digits(out _);
        }

        if (_at + 1 < _text.Length && _text[_at] is '.' or ',' && char.IsAsciiDigit(_text[_at + 1]))
        {
            _at++;
            Digits(out _);
        }

        return true;
    }

    // "10h30", "10 h" and "9 a.m.": what makes an hour of a bare number comes behind it.
    private readonly bool IsHour()
    {
        int at = _at < _text.Length && _text[_at] == ' ' ? _at + 1 : _at;
        bool french = at < _text.Length && _text[at] is 'h' or 'H' && !(at + 1 < _text.Length && char.IsLetter(_text[at + 1]));
        return french || HalfDayAt(at) > 0;
    }

    /// <summary>The length of "am", "p.m." or "a. m." at a place; 0 where something else stands there.</summary>
    private readonly int HalfDayAt(int start)
    {
        if (start >= _text.Length || _text[start] is not ('a' or 'A' or 'p' or 'P'))
        {
            return 0;
        }

        int at = start + 1;
        at += at < _text.Length && _text[at] == '.' ? 1 : 0;
        at += at < _text.Length && _text[at] == ' ' && _text[at - 1] == '.' ? 1 : 0;
        return at < _text.Length && _text[at] is 'm' or 'M' && !(at + 1 < _text.Length && char.IsLetter(_text[at + 1])) ? at + 1 - start : 0;
    }

    private readonly bool IsDigit(int ahead) => _at + ahead < _text.Length && char.IsAsciiDigit(_text[_at + ahead]);

    private void SkipBlank() => _at += _at < _text.Length && _text[_at] == ' ' ? 1 : 0;

    private static bool CompactDate(ReadOnlySpan<char> digits, ref DateParts parts) =>
        parts.Add(ToInt(digits[..4]), 4) && parts.Add(ToInt(digits[4..6]), 2) && parts.Add(ToInt(digits[6..8]), 2);

    private static bool CompactClock(ReadOnlySpan<char> digits, ref DateParts parts)
    {
        parts.HasTime = true;
        parts.Hour = ToInt(digits[..Math.Min(2, digits.Length)]);
        parts.Minute = digits.Length >= 4 ? ToInt(digits[2..4]) : 0;
        parts.Second = digits.Length >= 6 ? ToInt(digits[4..6]) : 0;
        return digits.Length is 1 or 2 or 4 or 6;
    }

    private bool Offset(bool west, ref DateParts parts)
    {
        int value = Digits(out int length);
        int minutes = 0;
        if (_at + 1 < _text.Length && _text[_at] == ':' && length <= 2)
        {
            _at++;
            minutes = Digits(out _);
        }
        else if (length >= 3)
        {
            (value, minutes) = (value / 100, value % 100);
        }

        // "GMT-05:00" and a second zone after a first one: the last offset in digits counts.
        var offset = TimeSpan.FromMinutes((value * 60) + minutes);
        parts.Offset = west ? -offset : offset;
        return length <= 4 && minutes < 60;
    }

    private bool Word(ref DateParts parts)
    {
        int start = _at;
        if (_text[start] >= '\u2E80')
        {
            return CjkLetter();
        }

        if (HalfDayAt(start) is > 0 and var length)
        {
            // German dates begin with "am", too.
            _at += length;
            _afternoon = parts.Count > 0 ? _text[start] is 'p' or 'P' : _afternoon;
            return true;
        }

        while (_at < _text.Length && char.IsLetter(_text[_at]) && _text[_at] < '\u2E80')
        {
            _at++;
        }

        ReadOnlySpan<char> word = _text[start.._at];
        if (word.Length == 1 && parts.Count == 0 && IsDigit(0) && DateEras.Of(word[0]) is > 0 and var era)
        {
            _era = era;
        }
        else if (word is "T" or "t" && IsDigit(0))
        {
            _afterT = true;
        }
        else if (!IsPartOfDate(word, ref parts) && !DateWords.IsFiller(word))
        {
            _unknownWord = true;
        }

        return true;
    }

    private bool IsPartOfDate(ReadOnlySpan<char> word, ref DateParts parts)
    {
        if (parts.Weekday is null && DateWords.Weekday(word) is { } weekday)
        {
            // "mar" before everything is Tuesday or March, which the rest tells.
            parts.Weekday = weekday;
            _monthMayBeWeekday = parts.Count == 0 && DateWords.Month(word) > 0;
            parts.Month = _monthMayBeWeekday ? DateWords.Month(word) : parts.Month;
            return true;
        }

        if ((parts.Month == 0 || _monthMayBeWeekday) && DateWords.Month(word) is > 0 and var month)
        {
            (parts.Month, _monthMayBeWeekday) = (month, false);
            return true;
        }

        if (parts.HasTime && DateWords.Zone(word) is { } offset)
        {
            parts.Offset ??= offset;
            return true;
        }

        return false;
    }

    private bool CjkLetter()
    {
        ReadOnlySpan<char> rest = _text[_at..];
        if (DateEras.Of(rest) is > 0 and var era)
        {
            (_era, _at) = (era, _at + 2);
            return true;
        }

        bool? half = DateEras.IsAfternoon(rest);
        _afternoon = half ?? _afternoon;
        _at += half is null ? 1 : 2;
        return true;
    }

    private int Digits(out int length)
    {
        int start = _at;
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
        {
            _at++;
        }

        length = _at - start;
        return length is > 0 and <= 9 ? ToInt(_text.Slice(start, length)) : 0;
    }

    private static int ToInt(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
