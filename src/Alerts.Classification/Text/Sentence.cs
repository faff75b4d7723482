namespace Alerts.Classification.Text;

/// <summary>A sentence <c>Text[Start..End]</c>, its mentions <c>[First..Last)</c> and all that they contribute. Index 0 is the headline.</summary>

internal readonly record struct Sentence(int Index, int Start, int End, int First, int Last, Cue Cues)
{
    public bool Has(Cue any) => (Cues & any) != 0;

    /// <summary>How much a claim made here says about the article: a headline more than its lead, the lead more than the rest.</summary>
    public Position Position => Index == 0 ? Position.Headline : Index <= 3 ? Position.Lead : Position.Body;
}

internal enum Position { Headline, Lead, Body }
