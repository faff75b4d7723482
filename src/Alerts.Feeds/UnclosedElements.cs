using System.Collections.Frozen;

namespace Alerts.Feeds;

/// <summary>Knows from the element that opens which one before it was never closed.</summary>
internal static class UnclosedElements
{
    private static readonly FrozenDictionary<string, OpenKind> Kinds = new Dictionary<OpenKind, string>
    {
        [OpenKind.Entry] = "item entry",
        [OpenKind.Container] = "rss rdf rdf:RDF feed channel",
        [OpenKind.Line] = "title link guid id pubDate published updated issued modified created lastBuildDate language copyright generator docs ttl "
            + "comments category name email uri url width height managingEditor webMaster "
            + "dc:date dc:creator dc:title dc:subject dc:language dc:publisher dc:rights",
        [OpenKind.Text] = "description summary content content:encoded dc:description",
        [OpenKind.Person] = "author contributor",
        [OpenKind.Picture] = "image textInput",
    }.SelectMany(kind => kind.Value.Split(' '), (kind, name) => KeyValuePair.Create(name, kind.Key)).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Elements of feeds that HTML does not know.</summary>
    private static readonly FrozenSet<string> OnlyFeeds = Set(
        "item entry guid pubDate published updated issued modified description content:encoded comments enclosure category");

    private static readonly FrozenSet<string> Members = Set("title link id author summary content source image channel lastBuildDate");

    /// <summary>Modules of feeds; what else has a prefix may be markup in a text.</summary>
    private static readonly FrozenSet<string> Modules = Set("atom dc dcterms itunes media feedburner slash wfw thr sy georss creativeCommons");

    /// <summary>Those of them in whose elements nothing stands but text and their own elements.</summary>
    private static readonly FrozenSet<string> TextModules = Set("dc dcterms itunes feedburner slash wfw sy");

    public static OpenKind KindOf(string name) =>
        Kinds.TryGetValue(name, out OpenKind kind) ? kind : TextModules.Contains(Module(name)) ? OpenKind.Module : OpenKind.Other;

    /// <summary>The index of the open element that has to be closed first; -1 where all is as it should be.</summary>
    public static int Before(string name, OpenKind kind, List<OpenElement> open)
    {
        if (kind == OpenKind.Entry)
        {
            // Entries do not nest, and nothing but the feed is around them.
            int around = open.FindLastIndex(element => element.Kind is OpenKind.Entry or OpenKind.Container);
            return around < 0 || open[around].Kind == OpenKind.Entry ? around
                : around + 1 < open.Count ? around + 1 : -1;
        }

        string module = Module(name);
        bool onlyFeeds = OnlyFeeds.Contains(name) || Modules.Contains(module);
        int first = -1;
        if (onlyFeeds || Members.Contains(name))
        {
            for (int index = open.Count - 1; index >= 0 && open[index].Kind is not (OpenKind.Entry or OpenKind.Container); index--)
            {
                bool leftOpen = open[index].Kind switch
                {
                    OpenKind.Line or OpenKind.Person => true,
                    OpenKind.Module => !module.Equals(Module(open[index].Name), StringComparison.OrdinalIgnoreCase),
                    // Texts have markup with a title and a link of its own, pictures a description.
                    OpenKind.Text => onlyFeeds || index == open.Count - 1,
                    OpenKind.Picture => onlyFeeds && !name.Equals("description", StringComparison.OrdinalIgnoreCase),
                    _ => false,
                };
                first = leftOpen ? index : first;
            }
        }

        return first;
    }

    private static string Module(string name) => name.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? name[..colon] : "";

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}

/// <summary>What an element of a feed holds, and by that what cannot stand in it.</summary>
internal enum OpenKind
{
    Other,

    /// <summary>A feed or its channel.</summary>
    Container,
    Entry,

    /// <summary>A line of text; no element of a feed stands in it.</summary>
    Line,

    /// <summary>Text with markup.</summary>
    Text,

    /// <summary>A name and an address.</summary>
    Person,

    /// <summary>An image or an input box with a title and a link of its own.</summary>
    Picture,

    /// <summary>An element of a module that has elements of its own at most.</summary>
    Module,
}
