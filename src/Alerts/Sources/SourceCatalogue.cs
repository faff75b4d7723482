namespace Alerts.Sources;

/// <summary>The sources that are polled, in the order of their file.</summary>
public sealed class SourceCatalogue
{
    private readonly Dictionary<string, Source> _byName;

    public SourceCatalogue(IEnumerable<Source> sources)
    {
        All = [.. sources];
        _byName = All.ToDictionary(source => source.Name, StringComparer.Ordinal);
    }

    public IReadOnlyList<Source> All { get; }

    /// <summary>Null where the catalogue has no source of that name (any more).</summary>
    public Source? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Reads the catalogue file that the options name.</summary>
    /// <exception cref="ConfigurationException">It is missing or wrong; every error with file and line.</exception>
    public static SourceCatalogue Load(SourcesOptions options)
    {
        string path = Path.GetFullPath(options.Catalogue);
        if (!File.Exists(path))
        {
            path = Path.Combine(AppContext.BaseDirectory, options.Catalogue);
        }

        return File.Exists(path)
            ? new SourceCatalogue(SourceCatalogueReader.Read(path, File.ReadAllText(path)))
            : throw new ConfigurationException(
                $"{SourcesOptions.Section}:{nameof(options.Catalogue)}: expected a catalogue of sources, found no file '{options.Catalogue}' in {Environment.CurrentDirectory} or {AppContext.BaseDirectory}");
    }
}
