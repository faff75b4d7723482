using System.Globalization;

namespace Alerts.Fetch.Identity;

/// <summary>
/// Tells GUIDs that say where in the list an item stands (<c>item-0</c>, <c>item-1</c>, …): the next item that comes has the
/// GUID of the one before. Counted upwards a list that is appended to looks the same, so this raises a doubt and proves nothing.
/// </summary>
internal static class PlaceNumbers
{
    private const int Fewest = 2;

    /// <summary>All ids are the same but for a number, which counts the places up or down from 0 or 1.</summary>
    public static bool Are(IReadOnlyList<string?> ids)
    {
        if (ids.Count < Fewest || ids[0] is not { } first)
        {
            return false;
        }

        int start = ids.Min(id => id is null ? 0 : CommonStart(first, id));
        start = first.AsSpan(0, start).LastIndexOfAnyExceptInRange('0', '9') + 1;
        int end = ids.Min(id => id is null ? 0 : CommonEnd(first, id, start));
        int mark = first.AsSpan(first.Length - end).IndexOfAnyExceptInRange('0', '9');
        end = mark < 0 ? 0 : end - mark;
        return Counts(ids, start, end, at => at) || Counts(ids, start, end, at => ids.Count - 1 - at);
    }

    private static bool Counts(IReadOnlyList<string?> ids, int start, int end, Func<int, int> place)
    {
        int from = NumberOf(ids[0], start, end) - place(0);
        return from is 0 or 1 && Enumerable.Range(1, ids.Count - 1).All(at => NumberOf(ids[at], start, end) == place(at) + from);
    }

    private static int NumberOf(string? id, int start, int end) =>
        id is not null && id.Length > start + end
            && int.TryParse(id.AsSpan(start, id.Length - start - end), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : int.MinValue;

    private static int CommonStart(string one, string other) => one.AsSpan().CommonPrefixLength(other);

    private static int CommonEnd(string one, string other, int start)
    {
        int length = 0;
        while (length < Math.Min(one.Length, other.Length) - start && one[^(length + 1)] == other[^(length + 1)])
        {
            length++;
        }

        return length;
    }
}
