using System.Buffers;
using System.Net;

namespace Alerts.Classification.Text;

/// <summary>
/// The text that is read. Where the article still carries HTML entities, soft hyphens, runs of spaces or full-width letters and
/// digits, they are resolved and <see cref="ToOriginal"/> leads back to the article's own text; else it is that text itself.
/// </summary>
internal sealed class ReadableText
{
    /// <summary>"&amp;CounterClockwiseContourIntegral;" is the longest name.</summary>
    private const int LongestEntity = 33;

    /// <summary>Full-width forms lie so far behind those of ASCII.</summary>
    private const int FullWidth = '\uFF01' - '!';

    private static readonly SearchValues<char> Unread =
        SearchValues.Create("&\u00AD\u200B０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ");

    private static readonly SearchValues<char> EntityCharacters =
        SearchValues.Create("#0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private readonly int[]? _offsets;

    private ReadableText(string original, string text, int[]? offsets) => (Original, Text, _offsets) = (original, text, offsets);

    public string Original { get; }

    public string Text { get; }

    /// <summary>Offset into the article's text of an offset into <see cref="Text"/>.</summary>
    public int ToOriginal(int offset) => _offsets is null ? offset : _offsets[offset];

    public static ReadableText Of(string original) =>
        !original.AsSpan().ContainsAny(Unread) && !original.Contains("  ", StringComparison.Ordinal)
            ? new ReadableText(original, original, null)
            : Resolve(original);

    private static ReadableText Resolve(string original)
    {
        var text = new char[original.Length];
        var offsets = new int[original.Length + 1];
        int length = 0;
        for (int i = 0; i < original.Length;)
        {
            if (original[i] is '\u00AD' or '\u200B')
            {
                i++;
                continue;
            }

            int next = i + 1;
            ReadOnlySpan<char> piece = original[i] == '&' && TryEntity(original, i, out string resolved, out int end) && (next = end) > 0
                ? resolved
                : original.AsSpan(i, 1);
            foreach (char c in piece)
            {
                // Patterns are written with one space between words.
                if (IsSpace(c) && length > 0 && IsSpace(text[length - 1]))
                {
                    continue;
                }

                offsets[length] = i;
                text[length++] = c is >= '０' and <= 'ｚ' && char.IsLetterOrDigit(c) ? (char)(c - FullWidth) : c;
            }

            i = next;
        }

        offsets[length] = original.Length;
        return new ReadableText(original, new string(text, 0, length), offsets);
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\u00A0';

    private static bool TryEntity(string text, int start, out string resolved, out int end)
    {
        // An ampersand may stand for itself before an entity: "R&D &amp; chips".
        int length = text.AsSpan(start + 1, Math.Min(LongestEntity, text.Length - start - 1)).IndexOfAnyExcept(EntityCharacters);
        end = start + length + 2;
        resolved = length < 1 || text[end - 1] != ';' ? "" : WebUtility.HtmlDecode(text[start..end]);
        return resolved.Length > 0 && resolved.Length < end - start;
    }
}
