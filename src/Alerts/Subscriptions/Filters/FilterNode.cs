namespace Alerts.Subscriptions.Filters;

/// <summary>A filter as a tree. <see cref="object.ToString"/> writes it so that reading gives the same tree.</summary>
internal abstract record FilterNode
{
    public abstract bool Matches(FilterSubject subject);

    /// <summary>The terms that make it match, as the subscriber may read them; call only where it matches.</summary>
    public abstract void Explain(FilterSubject subject, List<string> because);
}

internal sealed record AndNode(IReadOnlyList<FilterNode> Children) : FilterNode
{
    public override bool Matches(FilterSubject subject)
    {
        foreach (FilterNode child in Children)
        {
            if (!child.Matches(subject))
            {
                return false;
            }
        }

        return true;
    }

    public override void Explain(FilterSubject subject, List<string> because)
    {
        foreach (FilterNode child in Children)
        {
            child.Explain(subject, because);
        }
    }

    public bool Equals(AndNode? other) => other is not null && Children.SequenceEqual(other.Children);

    public override int GetHashCode() => Children.Count;

    public override string ToString() => string.Join(' ', Children.Select(child => child is OrNode ? $"({child})" : child.ToString()));
}

internal sealed record OrNode(IReadOnlyList<FilterNode> Children) : FilterNode
{
    public override bool Matches(FilterSubject subject)
    {
        foreach (FilterNode child in Children)
        {
            if (child.Matches(subject))
            {
                return true;
            }
        }

        return false;
    }

    public override void Explain(FilterSubject subject, List<string> because)
    {
        foreach (FilterNode child in Children)
        {
            if (child.Matches(subject))
            {
                child.Explain(subject, because);
            }
        }
    }

    public bool Equals(OrNode? other) => other is not null && Children.SequenceEqual(other.Children);

    public override int GetHashCode() => Children.Count;

    public override string ToString() => string.Join(" OR ", Children);
}

internal sealed record NotNode(FilterNode Child) : FilterNode
{
    public override bool Matches(FilterSubject subject) => !Child.Matches(subject);

    /// <summary>Nothing: what is absent explains no alert.</summary>
    public override void Explain(FilterSubject subject, List<string> because)
    {
    }

    public override string ToString() => Child is AndNode or OrNode ? $"-({Child})" : $"-{Child}";
}
