using System.Globalization;

namespace Alerts.Classify.Enrich;

/// <summary>
/// What a synchronous call may carry, and how an article is cut to fit.
/// https://learn.microsoft.com/azure/ai-services/language-service/concepts/data-limits
/// </summary>
public static class DocumentLimits
{
    /// <summary>Text elements (grapheme clusters) of a document.</summary>
    public const int TextElements = 5120;

    /// <summary>Documents of an entity recognition call.</summary>
    public const int Documents = 5;

    /// <summary>The article in pieces, each with its offset; what is beyond one call's documents is left out, for news says first what matters.</summary>
    public static IReadOnlyList<(int Offset, string Document)> Cut(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<(int Offset, string Document)> pieces = [];
        int start = 0, elements = 0, position = 0;
        while (position < text.Length && pieces.Count < Documents)
        {
            position += StringInfo.GetNextTextElementLength(text, position);
            if (++elements == TextElements)
            {
                pieces.Add((start, text[start..position]));
                (start, elements) = (position, 0);
            }
        }

        if (start < position && pieces.Count < Documents)
        {
            pieces.Add((start, text[start..position]));
        }

        return pieces;
    }
}
