namespace Alerts.Subscriptions.Filters;

/// <summary>A filter that cannot be understood: where, what was expected and what it got.</summary>
public sealed class FilterException(string expression, int column, string problem) : Exception($"column {column}: {problem}")
{
    /// <summary>From 1, in UTF-16 code units.</summary>
    public int Column { get; } = column;

    /// <summary>What was expected and what came, without the position.</summary>
    public string Problem { get; } = problem;

    /// <summary>The message, the expression and a caret below the place, for a terminal.</summary>
    public string WithCaret()
    {
        // Wide characters push the caret to the right; a tab would push it anywhere.
        string shown = expression.ReplaceLineEndings(" ").Replace('\t', ' ');
        string before = string.Concat(shown.Take(Column - 1).Select(letter => Stories.Script.IsUnspaced(letter) ? "  " : " "));
        return $"{Message}{Environment.NewLine}  {shown}{Environment.NewLine}  {before}^";
    }
}
