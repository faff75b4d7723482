namespace Alerts.Fetch.Identity;

/// <summary>Tells a corrected or inflected word from another word, without a dictionary: "lifted" is not "listed", nor Iran Iraq.</summary>
internal static class Spelling
{
    private const int Shortest = 5;

    /// <summary>
    /// One letter more or less or two exchanged, not at the beginning; or one letter for another that often is the same
    /// sound. Of short words only the plural and two letters exchanged.
    /// </summary>
    public static bool IsVariant(string one, string other)
    {
        if (char.IsAsciiDigit(one[0]) || char.IsAsciiDigit(other[0]) || one[0] != other[0])
        {
            return false;
        }

        (string shorter, string longer) = one.Length <= other.Length ? (one, other) : (other, one);
        int same = shorter.AsSpan().CommonPrefixLength(longer);
        if (longer.Length == shorter.Length + 1)
        {
            return (shorter.Length >= Shortest || (shorter.Length >= 3 && same == shorter.Length && longer[^1] == 's'))
                && shorter.AsSpan(same).SequenceEqual(longer.AsSpan(same + 1));
        }

        if (longer.Length != shorter.Length || same == shorter.Length)
        {
            return longer == shorter;
        }

        bool exchanged = same + 1 < shorter.Length && shorter[same] == longer[same + 1] && shorter[same + 1] == longer[same]
            && shorter.AsSpan(same + 2).SequenceEqual(longer.AsSpan(same + 2));
        return exchanged || (shorter.Length >= Shortest && SoundAlike(shorter[same], longer[same]) && shorter.AsSpan(same + 1).SequenceEqual(longer.AsSpan(same + 1)));
    }

    private static bool SoundAlike(char one, char other) =>
        (one, other) is ('c', 's') or ('s', 'c') or ('s', 'z') or ('z', 's') or ('c', 'k') or ('k', 'c') || ("aeiouy".Contains(one, StringComparison.Ordinal) && "aeiouy".Contains(other, StringComparison.Ordinal));
}
