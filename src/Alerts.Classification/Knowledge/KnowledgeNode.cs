using System.Globalization;
using Alerts.Classification.Text;
using YamlDotNet.RepresentationModel;

namespace Alerts.Classification.Knowledge;

/// <summary>A YAML node with the file it came from; reads what is expected there and reports what it got instead.</summary>
internal sealed class KnowledgeNode(string file, YamlNode node, List<string> errors)
{
    public void Report(string expected, string got) => errors.Add(string.Create(
        CultureInfo.InvariantCulture, $"{file}:{node.Start.Line}: expected {expected}, got {got}."));

    /// <summary>Key and value of each pair; reports anything that is not a mapping.</summary>
    public IEnumerable<(string Key, KnowledgeNode Value)> Pairs(string expected)
    {
        if (node is not YamlMappingNode mapping)
        {
            Report(expected, Describe());
            yield break;
        }

        foreach ((YamlNode key, YamlNode value) in mapping.Children)
        {
            yield return (((YamlScalarNode)key).Value ?? "", new KnowledgeNode(file, value, errors));
        }
    }

    public IEnumerable<KnowledgeNode> Items(string expected)
    {
        if (node is not YamlSequenceNode sequence)
        {
            Report(expected, Describe());
            yield break;
        }

        foreach (YamlNode item in sequence.Children)
        {
            yield return new KnowledgeNode(file, item, errors);
        }
    }

    /// <summary>The fields of an entry by name; a name outside <paramref name="known"/> is an error, not ignored.</summary>
    public Dictionary<string, KnowledgeNode> Fields(string entry, params string[] known)
    {
        var fields = new Dictionary<string, KnowledgeNode>(StringComparer.Ordinal);
        foreach ((string key, KnowledgeNode value) in Pairs($"{entry} with {string.Join(", ", known)}"))
        {
            if (known.Contains(key))
            {
                fields[key] = value;
            }
            else
            {
                value.Report($"one of {string.Join(", ", known)} in {entry}", $"'{key}'");
            }
        }

        return fields;
    }

    public string Text(string expected)
    {
        if (node is YamlScalarNode { Value.Length: > 0 } scalar)
        {
            return scalar.Value;
        }

        Report(expected, Describe());
        return "";
    }

    public double Number(string expected)
    {
        if (node is YamlScalarNode scalar && double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
        {
            return number;
        }

        Report(expected, Describe());
        return 0;
    }

    /// <summary>Patterns: a list of texts, or one text.</summary>
    public IEnumerable<PatternSyntax> Patterns()
    {
        IEnumerable<KnowledgeNode> items = node is YamlScalarNode ? [this] : Items("a list of patterns");
        return items.SelectMany(item => item.PatternsOfOne());
    }

    private IEnumerable<PatternSyntax> PatternsOfOne()
    {
        string written = Text("a pattern");
        if (written.Length == 0)
        {
            return [];
        }

        try
        {
            return [.. PatternSyntax.Read(written)];
        }
        catch (FormatException exception)
        {
            Report(exception.Message["expected ".Length..], $"'{written}'");
            return [];
        }
    }

    private string Describe() => node switch
    {
        YamlScalarNode { Value: null or "" } => "nothing",
        YamlScalarNode scalar => $"'{scalar.Value}'",
        YamlSequenceNode => "a list",
        _ => "a mapping",
    };
}
