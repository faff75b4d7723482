namespace Alerts.Classification;

/// <summary>Words of a text that the knowledge base knows, for those who compare texts: <c>text[Start..End]</c>.</summary>
/// <param name="Kind">What they name.</param>
/// <param name="Name">ISO 3166 code of a place, canonical name of an instrument, else the words themselves.</param>
/// <param name="Start">UTF-16 code units from the beginning of the text.</param>
/// <param name="End">Exclusive.</param>
public readonly record struct NamedMention(NamedKind Kind, string Name, int Start, int End);

public enum NamedKind
{
    /// <summary>A country, or the EU, or its capital that stands for its government.</summary>
    Place,

    /// <summary>A rule or list with a name of its own: "Entity List".</summary>
    Instrument,

    /// <summary>Fines, charges, arrests, probes.</summary>
    Enforcement,
    Smuggling,

    /// <summary>Something is put off.</summary>
    Delay,
}
