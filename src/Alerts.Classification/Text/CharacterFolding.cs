using System.Globalization;
using System.Text;

namespace Alerts.Classification.Text;

/// <summary>
/// Reads characters that mean the same as one: case, accents, full-width forms, typographic quotes,
/// dashes and spaces, and Chinese characters in both scripts. One character stays one character, so offsets stay true.
/// </summary>
internal sealed class CharacterFolding
{
    private readonly char[] _folded = new char[char.MaxValue + 1];

    /// <param name="variants">Pairs of characters: the first is read as the second (繁 → 简).</param>
    public CharacterFolding(IEnumerable<(char Variant, char Plain)> variants)
    {
        for (int c = 0; c <= char.MaxValue; c++)
        {
            _folded[c] = FoldOne((char)c);
        }

        foreach ((char variant, char plain) in variants)
        {
            _folded[variant] = plain;
        }
    }

    public char this[char c] => _folded[c];

    public string Fold(string text) => string.Create(text.Length, text, (span, source) =>
    {
        for (int i = 0; i < span.Length; i++)
        {
            span[i] = _folded[source[i]];
        }
    });

    private static char FoldOne(char c) => c switch
    {
        < (char)0x80 => char.ToLowerInvariant(c),
        '’' or '‘' or 'ʼ' or '`' or '´' => '\'',
        '“' or '”' or '„' or '«' or '»' => '"',
        '‐' or '‑' or '‒' or '–' or '—' or '−' => '-',
        '\u00A0' or '\u2002' or '\u2003' or '\u2009' or '\u202F' or '\u3000' => ' ',
        >= '\uFF01' and <= '\uFF5E' => char.ToLowerInvariant((char)(c - 0xFEE0)),
        >= '\u00C0' and <= '\u024F' => WithoutAccent(c),
        >= '\u0370' and <= '\u052F' => char.ToLowerInvariant(c),
        _ => c,
    };

    private static char WithoutAccent(char c)
    {
        string parts = c.ToString().Normalize(NormalizationForm.FormD);
        char first = char.ToLowerInvariant(parts[0]);
        return parts.Length > 1 && CharUnicodeInfo.GetUnicodeCategory(parts[1]) == UnicodeCategory.NonSpacingMark
            ? first
            : char.ToLowerInvariant(c);
    }
}
