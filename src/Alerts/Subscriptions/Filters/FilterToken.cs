namespace Alerts.Subscriptions.Filters;

internal enum FilterTokenKind { End, Open, Close, And, Or, Not, Word, Quoted, Field }

/// <summary>
/// A piece of a filter. <see cref="Text"/> is a word, the inside of quotes or a field's name; a field has its
/// <see cref="Operator"/> as well, its value is the next token.
/// </summary>
internal readonly record struct FilterToken(FilterTokenKind Kind, int Column, string Text, string Operator = "")
{
    private const int LongestShown = 60;

    public string Shown => Kind switch
    {
        FilterTokenKind.End => "the end",
        FilterTokenKind.Quoted => $"\"{Short}\"",
        FilterTokenKind.Field => $"'{Text}{Operator}'",
        _ => $"'{Short}'",
    };

    private string Short => Text.Length <= LongestShown ? Text : Text[..LongestShown] + "…";
}
