using System.Globalization;

namespace Alerts.Subscriptions.Filters;

/// <summary>Turns a field, an operator and a value into a term, or says what the field expects.</summary>
internal static class FilterTermReader
{
    public static FilterNode Read(string expression, FilterField field, string operation, FilterToken value)
    {
        if (operation == "!=")
        {
            return new NotNode(Read(expression, field, ":", value));
        }

        string op = operation == "=" ? ":" : operation;
        return field switch
        {
            { Number: not null } => Number(expression, field, op, value),
            { Of: null } => Compared(op) ? throw NotCompared(expression, field, op, value) : Text(expression, value, titleOnly: true),
            _ => Key(expression, field, op, value),
        };
    }

    public static FilterNode Text(string expression, FilterToken value, bool titleOnly)
    {
        if (value.Kind == FilterTokenKind.Word && value.Text is [var first, ..] && (first is '!' or '+' || value.Text.Contains('*', StringComparison.Ordinal)))
        {
            // What other search boxes read as an operator must not be dropped in silence.
            throw new FilterException(expression, value.Column, first is '!' ? $"expected '-' or NOT for not, got {value.Shown}"
                : first is '+' ? $"expected a word, got {value.Shown}: terms side by side must all hold, without a '+'"
                : $"expected a whole word, got {value.Shown}: write its forms, such as (chip OR chips)");
        }

        string[] words = TextWords.Split(value.Text);
        string quoted = value.Kind == FilterTokenKind.Quoted || words.Length != 1 || IsKeyword(value.Text) ? $"\"{value.Text.Replace('"', ' ')}\"" : value.Text;
        return words.Length == 0
            ? throw new FilterException(expression, value.Column, $"expected a letter or digit to search for, got {value.Shown}")
            : new TextTerm(words, titleOnly, titleOnly ? $"title:{quoted}" : quoted);
    }

    private static KeyTerm Key(string expression, FilterField field, string op, FilterToken value)
    {
        string? read = field.Read is null ? value.Text : field.Read(value.Text);
        if (read is null || (field.Values is not null && !field.Values.Contains(read, StringComparer.OrdinalIgnoreCase)))
        {
            throw new FilterException(expression, value.Column, field.Values is null
                ? $"expected {field.Meaning.Split(": ")[^1]} for '{field.Name}' such as {field.Example}, got {value.Shown}"
                : $"expected one of {string.Join(", ", field.Values)} for '{field.Name}', got {value.Shown}.{Spelling.Suggest(value.Text, field.Values)}");
        }

        if (string.IsNullOrWhiteSpace(read))
        {
            throw new FilterException(expression, value.Column, $"expected a value for '{field.Name}' such as {field.Example}, got nothing");
        }

        string shown = field.Values is not null || field.Read is not null ? field.Fold(read) : read;
        string written = shown.Any(c => char.IsWhiteSpace(c) || c is '(' or ')') || shown.Length == 0 ? $"{field.Name}{op}\"{shown.Replace('"', ' ')}\"" : $"{field.Name}{op}{shown}";
        if (!Compared(op))
        {
            return new KeyTerm([field.Key(read)], written);
        }

        int rung = Enumerable.Range(0, field.Order.Count).FirstOrDefault(i => field.Order[i].Equals(read, StringComparison.OrdinalIgnoreCase), -1);
        if (rung < 0)
        {
            throw field.Order.Count == 0
                ? NotCompared(expression, field, op, value)
                : new FilterException(expression, value.Column,
                    $"expected one of {string.Join(" < ", field.Order)} after '{field.Name}{op}', got {value.Shown}: it stands on no rung, write {field.Name}:{read}");
        }

        string[] keys = [.. field.Order.Where((_, i) => op switch { ">=" => i >= rung, ">" => i > rung, "<=" => i <= rung, _ => i < rung }).Select(field.Key)];
        return keys.Length > 0 ? new KeyTerm(keys, written)
            : throw new FilterException(expression, value.Column, $"nothing is {op} {read} in {string.Join(" < ", field.Order)}: this filter could never match");
    }

    private static CompareTerm Number(string expression, FilterField field, string op, FilterToken value)
    {
        if (field.IsDay)
        {
            return DateOnly.TryParseExact(value.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
                ? new CompareTerm(field, op, day.DayNumber, $"{field.Name}{op}{value.Text}")
                : throw new FilterException(expression, value.Column, $"expected a day such as 2026-01-23 for '{field.Name}', got {value.Shown}");
        }

        return double.TryParse(value.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)
            ? new CompareTerm(field, op, number, string.Create(CultureInfo.InvariantCulture, $"{field.Name}{op}{number}"))
            : throw new FilterException(expression, value.Column, $"expected a number such as {field.Example} for '{field.Name}', got {value.Shown}");
    }

    private static FilterException NotCompared(string expression, FilterField field, string op, FilterToken value) =>
        new(expression, value.Column - op.Length, $"expected ':' after '{field.Name}', which has no order, got '{op}'");

    private static bool Compared(string op) => op is ">=" or ">" or "<=" or "<";

    private static bool IsKeyword(string word) => word.ToUpperInvariant() is "OR" or "AND" or "NOT";
}
