namespace Alerts.Stories;

/// <summary>Which characters are written without spaces between words (Han, kana, Hangul treated alike).</summary>
internal static class Script
{
    public static bool IsUnspaced(char letter) => letter is
        (>= '\u3400' and <= '\u9FFF') // Han
        or (>= '\uF900' and <= '\uFAFF') // Han, compatibility
        or (>= '\u3040' and <= '\u30FF') // Hiragana, katakana
        or (>= '\uAC00' and <= '\uD7AF'); // Hangul: spaced, but particles stick to its words
}
