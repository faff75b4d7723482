namespace Alerts.Subscriptions.Filters;

/// <summary>Cuts a filter into tokens. Full-width signs, as East Asian keyboards write them, are what they stand for.</summary>
internal sealed class FilterLexer(string written)
{
    private readonly string _expression = Narrow(written);
    private int _at;
    private bool _value;

    public List<FilterToken> Read()
    {
        var tokens = new List<FilterToken>();
        while (true)
        {
            while (_at < _expression.Length && char.IsWhiteSpace(_expression[_at]))
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
        if (start == _expression.Length)
        {
            return new FilterToken(FilterTokenKind.End, start + 1, "");
        }

        char first = _expression[start];
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
        int end = _expression.IndexOf(close, start + 1);
        if (end < 0)
        {
            throw new FilterException(_expression, start + 1, "expected a closing quotation mark, got the end");
        }

        _at = end + 1;
        return new FilterToken(FilterTokenKind.Quoted, start + 1, _expression[(start + 1)..end]);
    }

    private FilterToken FieldOrWord()
    {
        int start = _at, end = start;
        while (end < _expression.Length && (char.IsAsciiLetter(_expression[end]) || (_expression[end] == '-' && end > start)))
        {
            end++;
        }

        int length = OperatorLength(end);
        if (end == start || length == 0)
        {
            return Word();
        }

        _at = end + length;
        return new FilterToken(FilterTokenKind.Field, start + 1, _expression[start..end], _expression[end.._at]);
    }

    private FilterToken Word()
    {
        int start = _at;
        while (_at < _expression.Length && !char.IsWhiteSpace(_expression[_at]) && _expression[_at] is not ('(' or ')') && ClosingQuote(_expression[_at]) is null)
        {
            _at++;
        }

        string word = _expression[start.._at];
        FilterTokenKind kind = _value ? FilterTokenKind.Word
            : word.Equals("OR", StringComparison.OrdinalIgnoreCase) ? FilterTokenKind.Or
            : word.Equals("AND", StringComparison.OrdinalIgnoreCase) ? FilterTokenKind.And
            : word.Equals("NOT", StringComparison.OrdinalIgnoreCase) ? FilterTokenKind.Not
            : FilterTokenKind.Word;
        return new FilterToken(kind, start + 1, word);
    }

    private int OperatorLength(int at)
    {
        ReadOnlySpan<char> rest = _expression.AsSpan(at);
        return rest.StartsWith(">=") || rest.StartsWith("<=") || rest.StartsWith("!=") ? 2
            : rest.Length > 0 && rest[0] is ':' or '=' or '>' or '<' ? 1
            : 0;
    }

    // One for one, so that columns stay. Letters too: their form never matters.
    private static string Narrow(string text) =>
        text.AsSpan().ContainsAnyInRange('\uFF01', '\uFF5E')
            ? string.Create(text.Length, text, static (narrow, wide) =>
            {
                for (int i = 0; i < wide.Length; i++)
                {
                    narrow[i] = wide[i] is >= '\uFF01' and <= '\uFF5E' ? (char)(wide[i] - 0xFEE0) : wide[i];
                }
            })
            : text;

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
