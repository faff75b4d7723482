namespace Alerts.Classification.Text;

/// <summary>Where words begin and end: only scripts that write spaces have word boundaries.</summary>
internal static class WordShape
{
    /// <summary>A letter or digit of a script that parts words by spaces. Hangul takes particles without a space, so it is not one.</summary>
    public static bool IsWordCharacter(char c) =>
        c < 0x80 ? char.IsAsciiLetterOrDigit(c) : c is >= '\u00C0' and < '\u0600' && char.IsLetter(c);

    /// <summary>The word whose character stands before <paramref name="position"/> does not end there.</summary>
    public static bool GoesOn(ReadOnlySpan<char> text, int position) =>
        position < text.Length && IsWordCharacter(text[position]) && IsWordCharacter(text[position - 1]);

    /// <summary>The word that ends before <paramref name="position"/>, spaces and quotes between skipped.</summary>
    public static ReadOnlySpan<char> WordBefore(ReadOnlySpan<char> text, int position)
    {
        int end = position;
        while (end > 0 && text[end - 1] is ' ' or '"' or '\'' or '“' or '‘' or '«')
        {
            end--;
        }

        int start = end;
        while (start > 0 && IsWordCharacter(text[start - 1]) && end - start < 24)
        {
            start--;
        }

        return text[start..end];
    }
}
