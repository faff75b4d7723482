namespace Alerts.Classification.Text;

/// <summary>Words of the text that the knowledge base knows: <c>Text[Start..End]</c>.</summary>
internal readonly record struct Mention(int Start, int End, Cue Cues, int Entity)
{
    public bool Has(Cue any) => (Cues & any) != 0;
}
