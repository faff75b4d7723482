namespace Alerts.Classification.Text;

/// <param name="Tag">BCP 47: en, zh-Hans, zh-Hant, ja, ko, de, nl, fr, es, or und.</param>
/// <param name="Candidates">Every language whose cue words are searched: more than one where the text is too short to tell.</param>
internal readonly record struct DetectedLanguage(string Tag, Languages Candidates)
{
    public bool IsOther => (Candidates & Languages.Other) != 0;
}
