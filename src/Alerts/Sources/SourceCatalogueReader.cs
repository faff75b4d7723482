using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Alerts.Sources;

/// <summary>Reads <c>sources.yaml</c> and reports every error in it at once, each with file and line.</summary>
internal sealed class SourceCatalogueReader(string path)
{
    private readonly List<string> _errors = [];

    /// <exception cref="ConfigurationException">The text is no catalogue.</exception>
    public static IReadOnlyList<Source> Read(string path, string yaml)
    {
        var reader = new SourceCatalogueReader(path);
        List<Source> sources = reader.Read(yaml);
        return reader._errors.Count == 0 ? sources : throw new ConfigurationException(reader._errors);
    }

    private List<Source> Read(string yaml)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException exception)
        {
            Refuse(exception.Start, $"expected YAML, {exception.Message}");
            return [];
        }

        if (stream.Documents.Count == 0
            || stream.Documents[0].RootNode is not YamlMappingNode root
            || !root.Children.TryGetValue("sources", out YamlNode? list)
            || list is not YamlSequenceNode entries)
        {
            Refuse(Mark.Empty, "expected 'sources:' with a list below it");
            return [];
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        var sources = new List<Source>();
        foreach (YamlNode node in entries)
        {
            if (new SourceEntryReader(node, Path.GetDirectoryName(Path.GetFullPath(path))!, Refuse).Read() is not { } source)
            {
                continue;
            }

            if (names.Add(source.Name))
            {
                sources.Add(source);
            }
            else
            {
                Refuse(node.Start, $"expected a name that no other source has, got '{source.Name}' again");
            }
        }

        return sources;
    }

    private void Refuse(Mark at, string error) => _errors.Add($"{path}:{Math.Max(1, at.Line)}: {error}");
}
