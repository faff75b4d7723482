using System.Text.RegularExpressions;

namespace Alerts.Feeds;

/// <summary>
/// The plain entities that a DOCTYPE declares: text or one character reference. An entity that refers to others,
/// or to anything outside, is not read; nor is more text made of them than <see cref="Budget"/>.
/// </summary>
internal sealed partial class DeclaredEntities
{
    private const int Most = 256;
    private const int LongestValue = 1024;
    private const int Budget = 1 << 20;

    private Dictionary<string, string>? _values;
    private int _spent;

    public void Collect(ReadOnlySpan<char> prolog)
    {
        const int LongestProlog = 256 * 1024;
        if (prolog.Length > LongestProlog || prolog.IndexOf("<!ENTITY") < 0)
        {
            return;
        }

        foreach (Match match in Declaration().Matches(prolog.ToString()).Take(Most))
        {
            string value = match.Groups[2].Value;
            if (value.Length > LongestValue)
            {
                continue;
            }

            if (value.StartsWith('&'))
            {
                value = CharacterReference.Read(value, out string? character) == value.Length ? character ?? "" : "";
            }

            (_values ??= [])[match.Groups[1].Value] = value;
        }
    }

    /// <summary>Characters consumed; 0 where the text refers to nothing declared, or the budget is spent.</summary>
    public int Read(ReadOnlySpan<char> text, out string? value)
    {
        value = null;
        int end = _values is null ? -1 : text[..Math.Min(text.Length, 66)].IndexOf(';');
        if (end < 2 || !_values!.TryGetValue(text[1..end].ToString(), out value) || _spent + value.Length > Budget)
        {
            value = null;
            return 0;
        }

        _spent += value.Length;
        return end + 1;
    }

    [GeneratedRegex("""<!ENTITY\s+(\w{1,64})\s+["'](&#\w{1,10};|[^&"']*)["']\s*>""", RegexOptions.NonBacktracking)]
    private static partial Regex Declaration();
}
