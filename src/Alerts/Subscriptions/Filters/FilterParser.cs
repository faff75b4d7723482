namespace Alerts.Subscriptions.Filters;

/// <summary>
/// Reads a filter by recursive descent: <c>or := and (OR and)*; and := not (AND? not)*; not := (NOT|-) not | primary;
/// primary := ( or ) | field value | field ( or ) | word | "phrase"</c>.
/// </summary>
internal sealed class FilterParser
{
    public const int LongestExpression = 2_000;
    public const int DeepestNesting = 30;
    public const int MostTerms = 100;

    private readonly string _expression;
    private readonly List<FilterToken> _tokens;
    private int _next;
    private int _depth;
    private int _terms;

    private FilterParser(string expression)
    {
        _expression = expression;
        _tokens = new FilterLexer(expression).Read();
    }

    private FilterToken Current => _tokens[_next];

    /// <exception cref="FilterException">It is no filter.</exception>
    public static FilterNode Parse(string expression)
    {
        if (expression.Length > LongestExpression)
        {
            throw new FilterException(expression[..LongestExpression], LongestExpression, $"expected at most {LongestExpression} characters, got {expression.Length}");
        }

        var parser = new FilterParser(expression);
        if (parser.Current.Kind == FilterTokenKind.End)
        {
            return new AndNode([]);
        }

        FilterNode node = parser.Or(null);
        return parser.Current.Kind == FilterTokenKind.End ? node : throw parser.Wrong("expected a term, OR or the end");
    }

    private FilterNode Or(FilterToken? field)
    {
        var children = new List<FilterNode> { And(field) };
        while (Current.Kind == FilterTokenKind.Or)
        {
            _next++;
            children.Add(And(field));
        }

        return children.Count == 1 ? children[0] : new OrNode([.. children.SelectMany(c => c is OrNode or ? or.Children : [c])]);
    }

    private FilterNode And(FilterToken? field)
    {
        var children = new List<FilterNode> { Not(field) };
        while (Current.Kind is not (FilterTokenKind.End or FilterTokenKind.Close or FilterTokenKind.Or))
        {
            if (Current.Kind == FilterTokenKind.And)
            {
                _next++;
            }

            children.Add(Not(field));
        }

        return children.Count == 1 ? children[0] : new AndNode([.. children.SelectMany(c => c is AndNode and ? and.Children : [c])]);
    }

    private FilterNode Not(FilterToken? field)
    {
        if (Current.Kind != FilterTokenKind.Not)
        {
            return Primary(field);
        }

        Deeper();
        _next++;
        FilterNode child = Not(field);
        _depth--;
        return Negated(child);
    }

    private static FilterNode Negated(FilterNode node) => node is NotNode not ? not.Child : new NotNode(node);

    private FilterNode Primary(FilterToken? field)
    {
        FilterToken token = Current;
        switch (token.Kind)
        {
            case FilterTokenKind.Open:
                return Group(field);
            case FilterTokenKind.Word or FilterTokenKind.Quoted:
                _next++;
                return Term(field, token);
            case FilterTokenKind.Field when field is { } outer:
                throw Wrong($"expected values of '{outer.Text}' in these parentheses");
            case FilterTokenKind.Field:
                return FieldTerm(token);
            default:
                throw Wrong("expected a word, a \"phrase\", field:value or '('");
        }
    }

    private FilterNode Group(FilterToken? field)
    {
        Deeper();
        FilterToken open = Current;
        _next++;
        FilterNode node = Or(field);
        if (Current.Kind != FilterTokenKind.Close)
        {
            throw Wrong($"expected ')' for the '(' of column {open.Column}");
        }

        _next++;
        _depth--;
        return node;
    }

    private FilterNode FieldTerm(FilterToken field)
    {
        if (FilterFields.Find(field.Text) is null)
        {
            throw new FilterException(_expression, field.Column,
                $"expected a field, got '{field.Text}'.{Spelling.Suggest(field.Text, FilterFields.All.Select(f => f.Name))} "
                + $"Fields: {string.Join(", ", FilterFields.All.Select(f => f.Name))}. To search for the text itself, put it in quotation marks.");
        }

        _next++;
        FilterToken value = Current;
        bool adjacent = value.Column == field.Column + field.Text.Length + field.Operator.Length;
        if (value.Kind == FilterTokenKind.Open && adjacent)
        {
            // None of these values, not any that is another.
            return field.Operator == "!=" ? Negated(Group(field with { Operator = ":" })) : Group(field);
        }

        if (value.Kind is not (FilterTokenKind.Word or FilterTokenKind.Quoted) || !adjacent)
        {
            throw new FilterException(_expression, field.Column + field.Text.Length + field.Operator.Length,
                $"expected a value right after '{field.Text}{field.Operator}', such as {FilterFields.Find(field.Text)!.Example}, got {(adjacent ? value.Shown : "a space")}");
        }

        _next++;
        return Term(field, value);
    }

    private FilterNode Term(FilterToken? field, FilterToken value)
    {
        if (++_terms > MostTerms)
        {
            throw new FilterException(_expression, value.Column, $"expected at most {MostTerms} terms");
        }

        return field is { } named
            ? FilterTermReader.Read(_expression, FilterFields.Find(named.Text)!, named.Operator, value)
            : FilterTermReader.Text(_expression, value, titleOnly: false);
    }

    private void Deeper()
    {
        if (++_depth > DeepestNesting)
        {
            throw Wrong($"expected at most {DeepestNesting} levels of parentheses and NOT");
        }
    }

    private FilterException Wrong(string expected) => new(_expression, Current.Column, $"{expected}, got {Current.Shown}");
}
