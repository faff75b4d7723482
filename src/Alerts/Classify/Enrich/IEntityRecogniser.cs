namespace Alerts.Classify.Enrich;

/// <summary>
/// A service that finds named organisations in text, beyond those the knowledge base has. Azure AI Language is one
/// (in Alerts.Functions); without a setting there is none, and articles are classified without it.
/// </summary>
public interface IEntityRecogniser
{
    /// <summary>What stands in <see cref="Company.Source"/> of what it finds: <c>azure-language</c>.</summary>
    string Name { get; }

    /// <summary>
    /// Organisations in each document, in the order of the documents. A document is at most
    /// <see cref="DocumentLimits.TextElements"/> text elements, a call at most <see cref="DocumentLimits.Documents"/> documents.
    /// </summary>
    /// <param name="documents">Pieces of one article.</param>
    /// <param name="language">BCP 47, as detected.</param>
    /// <param name="cancellation">Ends the call.</param>
    Task<IReadOnlyList<IReadOnlyList<RecognisedOrganisation>>> RecogniseAsync(
        IReadOnlyList<string> documents, string language, CancellationToken cancellation);
}

/// <summary>An organisation that a service found: <c>document[Start..Start + Length]</c>, UTF-16 code units, confidence 0 to 1.</summary>
public sealed record RecognisedOrganisation(string Name, int Start, int Length, double Confidence);
