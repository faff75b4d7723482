namespace Alerts.Subscriptions.Filters;

/// <summary>Cuts a filter into tokens.</summary>
internal sealed class FilterLexer(string expression)
{
    private int _at;
    private bool _value;

    public List<FilterToken> Read()
    {
        var tokens = new List<FilterToken>();
        while (true)
        {
            while (_at < expression.Length && char.IsWhiteSpace(expression[_at]))
            {
                // A space after the operator leaves the field without its value.
                _value = false;
                _at++;
            }

            FilterToken token = Next();
            _value = token.Kind == FilterTokenKind.Field;
            tokens.Add(token);
            if (token.Kind == FilterTokenKind.End)
            {
                return tokens;
            }
        }
    }

    private FilterToken Next()
    {
        int start = _at;
        if (start == expression.Length)
        {
            return new FilterToken(FilterTokenKind.End, start + 1, "");
        }

        char first = expression[start];
        if (first is '(' or ')' || (first == '-' && !_value))
        {
            _at++;
            return new FilterToken(
                first switch { '(' => FilterTokenKind.Open, ')' => FilterTokenKind.Close, _ => FilterTokenKind.Not }, start + 1, first.ToString());
        }

        if (ClosingQuote(first) is { } close)
        {
            return Quoted(close);
        }

        return _value ? Word() : FieldOrWord();
    }

    private FilterToken Quoted(char close)
    {
        int start = _at;
        int end = expression.IndexOf(close, start + 1);
        if (end < 0)
        {
            throw new FilterException(expression, start + 1, "expected a closing quotation mark, came the end");
        }

        _at = end + 1;
        return new FilterToken(FilterTokenKind.Quoted, start + 1, expression[(start + 1)..end]);
    }

    private FilterToken FieldOrWord()
    {
        int start = _at, end = start;
        while (end < expression.Length && (char.IsAsciiLetter(expression[end]) || (expression[end] == '-' && end > start)))
        {
            end++;
        }

        int length = OperatorLength(end);
        if (end == start || length == 0)
        {
            return Word();
        }

        _at = end + length;
        return new FilterToken(FilterTokenKind.Field, start + 1, expression[start..end], expression[end.._at]);
    }

    private FilterToken Word()
    {
        int start = _at;
        while (_at < expression.Length && !char.IsWhiteSpace(expression[_at]) && expression[_at] is not ('(' or ')') && ClosingQuote(expression[_at]) is null)
        {
            _at++;
        }

        string word = expression[start.._at];
        FilterTokenKind kind = _value ? FilterTokenKind.Word
            : word.Equals("OR", StringComparison.OrdinalIgnoreCase) ? FilterTokenKind.Or
            : word.Equals("AND", StringComparison.OrdinalIgnoreCase) ? FilterTokenKind.And
            : word.Equals("NOT", StringComparison.OrdinalIgnoreCase) ? FilterTokenKind.Not
            : FilterTokenKind.Word;
        return new FilterToken(kind, start + 1, word);
    }

    private int OperatorLength(int at)
    {
        ReadOnlySpan<char> rest = expression.AsSpan(at);
        return rest.StartsWith(">=") || rest.StartsWith("<=") || rest.StartsWith("!=") ? 2
            : rest.Length > 0 && rest[0] is ':' or '=' or '>' or '<' ? 1
            : 0;
    }

    // Typed on a phone or pasted from a letter, quotation marks are curved.
    private static char? ClosingQuote(char letter) => letter switch
    {
        '"' => '"',
        '\u201C' or '\u201E' => '\u201D',
        '\u300C' => '\u300D',
        '\u00AB' => '\u00BB',
        _ => null,
    };
}
