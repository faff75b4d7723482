namespace Alerts.Classification.Text;

/// <summary>The languages whose cue words are known; a set, because a short text may fit several.</summary>
[Flags]
internal enum Languages : ushort
{
    None = 0,
    English = 1 << 0,
    Chinese = 1 << 1,
    Japanese = 1 << 2,
    Korean = 1 << 3,
    German = 1 << 4,
    Dutch = 1 << 5,
    French = 1 << 6,
    Spanish = 1 << 7,

    /// <summary>Any other language: classified by names, numbers and the few cue words of cues-other.yaml.</summary>
    Other = 1 << 8,
    All = (1 << 9) - 1,
}
