namespace Alerts.Subscriptions.Filters;

/// <summary>
/// A filter expression such as <c>tag:approval jurisdiction:CN (product:H200 OR company:nvidia) stage>=preliminary -sourcing:opinion "domestic chips"</c>.
/// Terms side by side must all hold; OR, NOT or -, and parentheses as usual; case does not matter. Bare words and
/// phrases search title and text at word boundaries (anywhere, where a script has no spaces). The empty filter matches everything.
/// </summary>
public sealed class Filter
{
    private Filter(FilterNode root) => Root = root;

    /// <summary>The fields, one line each, with their meaning and their values or an example, for help texts.</summary>
    public static IReadOnlyList<string> Fields { get; } =
        [.. FilterFields.All.Select(f => $"{f.Name,-13} {f.Meaning}: {(f.Values is null ? f.Example : string.Join(", ", f.Values))}")];

    internal FilterNode Root { get; }

    /// <exception cref="FilterException">Says at which column what was expected.</exception>
    public static Filter Parse(string expression) => new(FilterParser.Parse(expression));

    /// <param name="newsEvent">The event.</param>
    /// <param name="text">Title and body of its article.</param>
    /// <returns>What in the filter matched, or null where it does not match.</returns>
    public string? Match(NewsEvent newsEvent, string text) => Match(new FilterSubject(newsEvent, text));

    internal string? Match(FilterSubject subject)
    {
        if (!Root.Matches(subject))
        {
            return null;
        }

        var because = new List<string>();
        Root.Explain(subject, because);
        return because.Count == 0 ? Root is AndNode { Children.Count: 0 } ? "every alert" : Root.ToString() : string.Join(", ", because.Distinct());
    }

    /// <summary>The filter as it was understood.</summary>
    public override string ToString() => Root.ToString()!;
}
