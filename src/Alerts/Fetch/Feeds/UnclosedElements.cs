using System.Collections.Frozen;

namespace Alerts.Fetch.Feeds;

/// <summary>Knows from the element that opens which one before it was never closed.</summary>
internal static class UnclosedElements
{
    /// <summary>Hold a line of text; no element of a feed stands in them.</summary>
    private static readonly FrozenSet<string> Lines = Set(
        "title link guid id pubDate published updated issued modified created lastBuildDate language copyright generator docs ttl comments "
        + "dc:date dc:creator dc:title dc:subject");

    /// <summary>Hold text with markup, which may have <c>title</c> and <c>link</c> of its own deeper down.</summary>
    private static readonly FrozenSet<string> Texts = Set("description summary content content:encoded dc:description");

    /// <summary>Elements of feeds that HTML does not know.</summary>
    private static readonly FrozenSet<string> OnlyFeeds = Set(
        "item entry guid pubDate published updated issued modified description content:encoded comments enclosure category");

    private static readonly FrozenSet<string> Members = Set("title link id author summary content source image channel lastBuildDate");

    /// <summary>Modules of feeds; what else has a prefix may be markup in a text.</summary>
    private static readonly FrozenSet<string> Modules = Set("atom dc dcterms itunes media feedburner slash wfw thr sy georss creativeCommons");

    /// <summary>The index of the open element that has to be closed first; -1 where all is as it should be.</summary>
    public static int Before(string name, List<string> open)
    {
        // Entries do not nest.
        if (IsEntry(name) && open.FindLastIndex(IsEntry) is >= 0 and var entry)
        {
            return entry;
        }

        bool onlyFeeds = OnlyFeeds.Contains(name) || (name.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && Modules.Contains(name[..colon]));
        if (!onlyFeeds && !Members.Contains(name))
        {
            return -1;
        }

        for (int index = open.Count - 1; index >= 0 && !IsEntry(open[index]); index--)
        {
            if (Lines.Contains(open[index]) || (Texts.Contains(open[index]) && (onlyFeeds || index == open.Count - 1)))
            {
                return index;
            }
        }

        return -1;
    }

    private static bool IsEntry(string name) => name.Equals("item", StringComparison.OrdinalIgnoreCase) || name.Equals("entry", StringComparison.OrdinalIgnoreCase);

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
