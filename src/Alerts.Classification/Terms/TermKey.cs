namespace Alerts.Classification.Terms;

/// <summary>
/// Keys of terms: 64-bit FNV-1a of a token, and a mixture of two for a pair. Written into no file, so that it may change;
/// two terms of one key are one term, which at some ten thousand terms does not happen.
/// </summary>
internal static class TermKey
{
    public const ulong Start = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static ulong Add(ulong key, char c) => (key ^ c) * Prime;

    public static ulong Of(ReadOnlySpan<char> token)
    {
        ulong key = Start;
        foreach (char c in token)
        {
            key = Add(key, c);
        }

        return key;
    }

    public static ulong Pair(ulong first, ulong second) => (ulong.RotateLeft(first, 23) ^ second) * Prime;

    /// <summary>The key of a term as written: one token, or two with a space between.</summary>
    public static ulong Parse(ReadOnlySpan<char> term)
    {
        int space = term.IndexOf(' ');
        return space < 0 ? Of(term) : Pair(Of(term[..space]), Of(term[(space + 1)..]));
    }
}
