namespace Alerts.Subscriptions.Filters;

/// <summary>A field that has one of a few keys: <c>company:nvidia</c>; an ordered field compared is all keys that fit.</summary>
/// <param name="Keys">As <see cref="FilterSubject.Keys"/> holds them; any of them is enough.</param>
/// <param name="Written">As a person writes it.</param>
internal sealed record KeyTerm(IReadOnlyList<string> Keys, string Written) : FilterNode
{
    public override bool Matches(FilterSubject subject)
    {
        foreach (string key in Keys)
        {
            if (subject.Keys.Contains(key))
            {
                return true;
            }
        }

        return false;
    }

    public override void Explain(FilterSubject subject, List<string> because) => because.Add(Written);

    public bool Equals(KeyTerm? other) => other is not null && Keys.SequenceEqual(other.Keys);

    public override int GetHashCode() => Keys[0].GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Written;
}

/// <summary>A number or day that is compared: <c>confidence>=0.9</c>, <c>published>=2026-01-23</c>. Never true where the event has none.</summary>
internal sealed record CompareTerm(FilterField Field, string Operator, double Value, string Written) : FilterNode
{
    public override bool Matches(FilterSubject subject) => Field.Number!(subject) is { } number && Operator switch
    {
        ">=" => number >= Value,
        ">" => number > Value,
        "<=" => number <= Value,
        "<" => number < Value,
        _ => number == Value,
    };

    public override void Explain(FilterSubject subject, List<string> because) => because.Add(Written);

    public bool Equals(CompareTerm? other) => other is not null && Written == other.Written;

    public override int GetHashCode() => Written.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Written;
}

/// <summary>Words in this order in title or text.</summary>
internal sealed record TextTerm(string[] Words, bool TitleOnly, string Written) : FilterNode
{
    public override bool Matches(FilterSubject subject) => (TitleOnly ? subject.TitleWords : subject.Words).Contains(Words);

    public override void Explain(FilterSubject subject, List<string> because) => because.Add(Written);

    public bool Equals(TextTerm? other) => other is not null && TitleOnly == other.TitleOnly && Words.SequenceEqual(other.Words);

    public override int GetHashCode() => Words[0].GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Written;
}
