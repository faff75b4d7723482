using System.Globalization;
using Alerts.Classification.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Alerts.Classification.Knowledge;

/// <summary>Reads every file of the knowledge base and collects every error before it gives up.</summary>
internal sealed class KnowledgeReader
{
    private readonly List<string> _errors = [];

    public static KnowledgeContent Read(IReadOnlyList<KnowledgeFile> files)
    {
        var reader = new KnowledgeReader();
        List<(string Key, KnowledgeNode Node, Languages Language)> sections = [.. files.SelectMany(reader.Sections)];
        var content = new KnowledgeContent();
        foreach ((string key, KnowledgeNode node, Languages language) in sections.OrderBy(section => KnowledgeSections.Order(section.Key)).ThenBy(section => section.Language != Languages.All))
        {
            KnowledgeSections.Read(key, node, language, content);
        }

        return reader._errors.Count == 0 ? content : throw new KnowledgeException(reader._errors);
    }

    private IEnumerable<(string Key, KnowledgeNode Node, Languages Language)> Sections(KnowledgeFile file)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(file.Content));
        }
        catch (YamlException exception)
        {
            _errors.Add(string.Create(CultureInfo.InvariantCulture, $"{file.Name}:{exception.Start.Line}: expected YAML, got: {exception.Message}"));
            return [];
        }

        if (stream.Documents.Count == 0)
        {
            return [];
        }

        List<(string Key, KnowledgeNode Value)> pairs =
            [.. new KnowledgeNode(file.Name, stream.Documents[0].RootNode, _errors).Pairs("sections such as 'companies:' or 'cues:'")];
        Languages language = Languages.All;
        foreach ((_, KnowledgeNode value) in pairs.Where(pair => pair.Key == "language"))
        {
            language = KnowledgeSections.ReadLanguage(value);
        }

        return pairs.Where(pair => pair.Key != "language").Select(pair => (pair.Key, pair.Value, language));
    }
}
