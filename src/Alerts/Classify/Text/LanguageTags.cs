namespace Alerts.Classify;

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
}
