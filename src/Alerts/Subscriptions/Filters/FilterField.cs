namespace Alerts.Subscriptions.Filters;

/// <summary>A field of the filter language: how it reads values and what it compares.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Meaning">One line for the help.</param>
/// <param name="Example">A value.</param>
internal sealed record FilterField(string Name, string Meaning, string Example)
{
    /// <summary>The field's values, where they are few and known.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>Those of <see cref="Values"/> that stand in an order, lowest first; the others are equal or not.</summary>
    public IReadOnlyList<string> Order { get; init; } = [];

    /// <summary>The values that an event has, as written there; null for a field that is compared or searched.</summary>
    public Func<NewsEvent, IEnumerable<string?>>? Of { get; init; }

    /// <summary>The number (a day number for dates) that an event has; null where it has none.</summary>
    public Func<FilterSubject, double?>? Number { get; init; }

    /// <summary><see cref="Number"/> is a day.</summary>
    public bool IsDay { get; init; }

    /// <summary>Brings two spellings of a value to one.</summary>
    public Func<string, string> Fold { get; init; } = Spelling.Fold;

    /// <summary>Turns what people write into a value, or null where it is none. The default takes everything.</summary>
    public Func<string, string?>? Read { get; init; }

    /// <summary>The share of events that have one given value, roughly: the index asks the rarest first.</summary>
    public double Share { get; init; } = 0.1;

    public string Key(string value) => $"{Name}:{Fold(value)}";
}
