namespace Alerts.Classification.Text;

/// <summary>BCP 47 tags of the languages whose cue words are known.</summary>
internal static class LanguageTags
{
    public const string Known = "en, zh, ja, ko, de, nl, fr, es, other";

    public static Languages Parse(string tag) => tag switch
    {
        "en" => Languages.English,
        "zh" => Languages.Chinese,
        "ja" => Languages.Japanese,
        "ko" => Languages.Korean,
        "de" => Languages.German,
        "nl" => Languages.Dutch,
        "fr" => Languages.French,
        "es" => Languages.Spanish,
        "other" => Languages.Other,
        "all" => Languages.All,
        _ => Languages.None,
    };

    /// <summary>Whose cue words are searched in a text of a detected language: zh-Hans and zh-Hant share theirs; what is not known has those few of the rest.</summary>
    public static Languages CuesOf(string tag) => Parse(tag.Split('-')[0]) is var known and not Languages.None ? known : Languages.Other;
}
