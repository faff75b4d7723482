using System.Reflection;

namespace Alerts.Classification.Knowledge;

/// <summary>A file of the knowledge base: embedded, or from the configured folder.</summary>
internal sealed record KnowledgeFile(string Name, string Content)
{
    private const string Prefix = "Knowledge/";

    /// <summary>The embedded files; a file of the folder replaces the embedded one of the same name, or adds to the rest.</summary>
    public static IReadOnlyList<KnowledgeFile> All(string? folder, string extension)
    {
        Assembly assembly = typeof(KnowledgeFile).Assembly;
        var files = new SortedDictionary<string, KnowledgeFile>(StringComparer.Ordinal);
        foreach (string resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(extension, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            files[resource[Prefix.Length..]] = new KnowledgeFile(resource, reader.ReadToEnd());
        }

        if (folder is null)
        {
            return [.. files.Values];
        }

        if (!Directory.Exists(folder))
        {
            throw new KnowledgeException(
                $"Classify:KnowledgeFolder: expected a folder with .yaml files, got '{folder}', which does not exist.");
        }

        foreach (string path in Directory.EnumerateFiles(folder, "*" + extension).Order(StringComparer.Ordinal))
        {
            files[Path.GetFileName(path)] = new KnowledgeFile(path, File.ReadAllText(path));
        }

        return [.. files.Values];
    }
}
