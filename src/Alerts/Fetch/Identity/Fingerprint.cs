using System.Globalization;
using System.Numerics;
using System.Text;

namespace Alerts.Fetch.Identity;

/// <summary>
/// What a text says, in few bits: a SimHash (Charikar 2002) of three-word shingles, or of three-character ones where
/// the script has no blanks, and a hash of its numbers. Notices that differ only in their number are different.
/// </summary>
/// <param name="SimHash">Near texts differ in few bits.</param>
/// <param name="Shingles">How many it was made of; few say little.</param>
/// <param name="Exact">Hash of the words, whatever their case and spacing.</param>
/// <param name="Numbers">Hash of all digits in their order.</param>
public readonly record struct Fingerprint(ulong SimHash, int Shingles, ulong Exact, ulong Numbers)
{
    /// <summary>Bits that two versions of one text may differ in.</summary>
    private const int NearBits = 3;

    /// <summary>A text of fewer shingles is compared exactly.</summary>
    private const int EnoughShingles = 40;

    private const ulong Seed = 14695981039346656037;

    public bool IsNear(Fingerprint other) =>
        Exact == other.Exact
        || (Shingles >= EnoughShingles && other.Shingles >= EnoughShingles && Numbers == other.Numbers
            && BitOperations.PopCount(SimHash ^ other.SimHash) <= NearBits);

    /// <summary><see cref="Exact"/> as it is kept and made keys of.</summary>
    public string Text => Exact.ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>Long enough for near texts to be told from unlike ones.</summary>
    public bool IsTelling => Shingles >= EnoughShingles;

    /// <summary>Sixteen bits each; of two near texts at least one band is equal.</summary>
    public IEnumerable<string> Bands()
    {
        for (int band = 0; band < 4; band++)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{band}:{(ushort)(SimHash >> (16 * band)):x4}");
        }
    }

    public static Fingerprint Of(string text)
    {
        Span<int> votes = stackalloc int[64];
        votes.Clear();
        (ulong first, ulong second, ulong exact, ulong numbers, int words) = (0UL, 0UL, Seed, Seed, 0);
        foreach (ulong word in Words(text))
        {
            exact = Mix(exact ^ word);
            if (words++ >= 2)
            {
                Vote(votes, Mix(first ^ BitOperations.RotateLeft(second, 21) ^ BitOperations.RotateLeft(word, 42)));
            }

            (first, second) = (second, word);
        }

        foreach (char value in text)
        {
            numbers = char.IsAsciiDigit(value) ? Mix(numbers ^ value) : numbers;
        }

        ulong hash = 0;
        for (int bit = 0; bit < 64; bit++)
        {
            hash |= votes[bit] > 0 ? 1UL << bit : 0;
        }

        return new Fingerprint(hash, Math.Max(0, words - 2), exact, numbers);
    }

    /// <summary>Hashes of the words; a character without blanks around it by nature (CJK) is a word.</summary>
    private static IEnumerable<ulong> Words(string text)
    {
        ulong word = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool alone = rune.Value is (>= 0x3040 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7AF) or (>= 0x20000 and <= 0x3FFFF);
            bool letter = Rune.IsLetterOrDigit(rune);
            if (word != 0 && (alone || !letter))
            {
                yield return word;
                word = 0;
            }

            if (letter)
            {
                word = Mix((word == 0 ? Seed : word) ^ (uint)Rune.ToLowerInvariant(rune).Value);
                if (alone)
                {
                    yield return word;
                    word = 0;
                }
            }
        }

        if (word != 0)
        {
            yield return word;
        }
    }

    private static void Vote(Span<int> votes, ulong shingle)
    {
        for (int bit = 0; bit < 64; bit++)
        {
            votes[bit] += (shingle >> bit & 1) == 0 ? -1 : 1;
        }
    }

    // The finaliser of SplitMix64: every input bit reaches every output bit.
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
