using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Alerts.Sources;

/// <summary>Subscription lists as feed readers exchange them: OPML 2.0 (http://opml.org/spec2.opml).</summary>
public static partial class Opml
{
    private const int MostOutlines = 10_000;

    /// <summary>The feeds of a catalogue; other kinds have no place in OPML.</summary>
    public static string Write(IEnumerable<Source> sources)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("opml");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteStartElement("head");
            xml.WriteElementString("title", "Sources of Alerts");
            xml.WriteEndElement();
            xml.WriteStartElement("body");
            foreach (Source source in sources.Where(source => source.Kind == SourceKind.Feed))
            {
                xml.WriteStartElement("outline");
                xml.WriteAttributeString("type", "rss");
                xml.WriteAttributeString("text", source.Name);
                xml.WriteAttributeString("title", source.Publisher ?? source.Name);
                xml.WriteAttributeString("xmlUrl", source.Location);
                if (source.Language is not null)
                {
                    xml.WriteAttributeString("language", source.Language);
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return text.Append('\n').ToString();
    }

    /// <summary>The feeds of a list as sources, each address once, each with a name of its own.</summary>
    /// <param name="opml">In the encoding that its XML declares.</param>
    /// <param name="known">Names that are taken.</param>
    /// <exception cref="ConfigurationException">It is no OPML.</exception>
    public static IReadOnlyList<Source> Read(Stream opml, IEnumerable<string> known)
    {
        var names = new HashSet<string>(known, StringComparer.Ordinal);
        var sources = new Dictionary<string, Source>(StringComparer.Ordinal);
        try
        {
            using var xml = XmlReader.Create(opml, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            xml.MoveToContent();
            if (!xml.Name.Equals("opml", StringComparison.OrdinalIgnoreCase))
            {
                throw new ConfigurationException($"expected OPML, got XML with the root element '{xml.Name}'");
            }

            while (xml.Read() && sources.Count < MostOutlines)
            {
                string? address = xml.NodeType == XmlNodeType.Element ? xml.GetAttribute("xmlUrl")?.Trim() : null;
                if (address is not null && Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https" && !sources.ContainsKey(address))
                {
                    string title = xml.GetAttribute("title") ?? xml.GetAttribute("text") ?? uri!.Host;
                    sources.Add(address, new Source
                    {
                        Name = NameFor(xml.GetAttribute("text") ?? title, uri!, names), Kind = SourceKind.Feed, Location = address,
                        Publisher = title, Language = xml.GetAttribute("language"),
                    });
                }
            }
        }
        catch (XmlException exception)
        {
            throw new ConfigurationException($"expected OPML, {exception.Message}");
        }

        return [.. sources.Values];
    }

    /// <summary>Sources as entries of a catalogue, to be put below <c>sources:</c>.</summary>
    public static string ToYaml(IEnumerable<Source> sources)
    {
        var yaml = new StringBuilder();
        foreach (Source source in sources)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"  - name: {source.Name}\n    kind: feed\n    location: {Quoted(source.Location)}\n");
            yaml.Append(source.Publisher is null ? "" : $"    publisher: {Quoted(source.Publisher)}\n");
            yaml.Append(source.Language is null ? "" : $"    language: {Quoted(source.Language)}\n");
            yaml.Append('\n');
        }

        return yaml.ToString();
    }

    private static string NameFor(string title, Uri address, HashSet<string> names)
    {
        string slug = NotName().Replace(title.ToLowerInvariant(), "-").Trim('-');
        slug = slug.Length is >= 2 and <= 60 ? slug : NotName().Replace(address.Host.ToLowerInvariant(), "-").Trim('-');
        string name = slug;
        for (int number = 2; !names.Add(name); number++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{slug}-{number}");
        }

        return name;
    }

    // Single quotes: within them YAML knows no escapes but the doubled quote.
    private static string Quoted(string text) => $"'{Blanks().Replace(text, " ").Replace("'", "''", StringComparison.Ordinal)}'";

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotName();

    [GeneratedRegex(@"[\s\p{C}]+")]
    private static partial Regex Blanks();
}
