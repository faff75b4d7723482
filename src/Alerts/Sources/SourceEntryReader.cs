using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Css.Parser;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Alerts.Sources;

/// <summary>One entry of the catalogue: known keys only, each with its own kind of value.</summary>
internal sealed partial class SourceEntryReader(YamlNode node, string folder, Action<Mark, string> refuse)
{
    private static readonly string[] Keys =
        ["name", "kind", "location", "publisher", "official", "language", "every", "enabled", "backfill", "full-text"];

    private static readonly CssSelectorParser Selectors = new();

    private bool _refused;

    /// <summary>Null where the entry is wrong; every error in it has been reported.</summary>
    public Source? Read()
    {
        if (node is not YamlMappingNode entry)
        {
            Refuse(node.Start, "expected a source (name, kind, location, …), got something else");
            return null;
        }

        SourceKind? kind = Kind(entry);
        string[] keys = [.. Keys, .. KeysOf(kind)];
        foreach (YamlNode key in entry.Children.Keys.Where(key => !keys.Contains(key.ToString(), StringComparer.Ordinal)))
        {
            Refuse(key.Start, $"expected one of {string.Join(", ", keys)}, got '{key}'");
        }

        string name = Text(entry, "name", required: true) ?? "";
        if (name.Length > 0 && !Name().IsMatch(name))
        {
            Refuse(entry.Start, $"name: expected lower-case letters, digits and hyphens, got '{name}'");
        }

        var source = new Source
        {
            Name = name,
            Kind = kind ?? default,
            Location = Location(entry, kind),
            Publisher = Text(entry, "publisher"),
            Official = Flag(entry, "official", otherwise: false),
            Language = Text(entry, "language"),
            Every = Every(entry),
            Enabled = Flag(entry, "enabled", otherwise: true),
            Backfill = Flag(entry, "backfill", otherwise: false),
            FullText = FullText(entry),
            Select = Select(entry, kind),
            Agencies = kind == SourceKind.FederalRegister ? List(entry, "agencies", required: true) : [],
            Types = kind == SourceKind.FederalRegister ? List(entry, "types", required: false) : [],
            Fields = kind == SourceKind.FederalRegister ? List(entry, "fields", required: false) : [],
            Pages = kind == SourceKind.FederalRegister ? Pages(entry) : 1,
            Query = kind == SourceKind.Gdelt ? Text(entry, "query", required: true) : null,
        };
        return _refused ? null : source;
    }

    private SourceKind? Kind(YamlMappingNode entry)
    {
        string? text = Text(entry, "kind", required: true);
        foreach (SourceKind kind in Enum.GetValues<SourceKind>())
        {
            if (text == NameOf(kind))
            {
                return kind;
            }
        }

        if (text is not null)
        {
            Refuse(entry.Children["kind"].Start, $"kind: expected one of {string.Join(", ", Enum.GetValues<SourceKind>().Select(NameOf))}, got '{text}'");
        }

        return null;
    }

    private static string[] KeysOf(SourceKind? kind) => kind switch
    {
        SourceKind.FederalRegister => ["agencies", "types", "fields", "pages"],
        SourceKind.Gdelt => ["query"],
        SourceKind.Page or SourceKind.Json => ["items", "link", "title", "date", "summary"],
        _ => [],
    };

    private ItemSelectors? Select(YamlMappingNode entry, SourceKind? kind) => kind is SourceKind.Page or SourceKind.Json
        ? new ItemSelectors(
            Place(entry, "items", kind, required: true) ?? "", Place(entry, "link", kind, required: kind == SourceKind.Json),
            Place(entry, "title", kind, required: kind == SourceKind.Json), Place(entry, "date", kind), Place(entry, "summary", kind))
        : null;

    /// <summary>A CSS selector for a page, a path for JSON.</summary>
    private string? Place(YamlMappingNode entry, string key, SourceKind? kind, bool required = false)
    {
        string? place = Text(entry, key, required);
        if (place is not null && kind == SourceKind.Page && Selectors.ParseSelector(place) is null)
        {
            Refuse(entry.Children[key].Start, $"{key}: expected a CSS selector, got '{place}'");
        }

        return place;
    }

    private FullTextMode FullText(YamlMappingNode entry)
    {
        string? text = Text(entry, "full-text");
        switch (text)
        {
            case null or "off":
                return FullTextMode.Off;
            case "when-short":
                return FullTextMode.WhenShort;
            case "always":
                return FullTextMode.Always;
            default:
                Refuse(entry.Children["full-text"].Start, $"full-text: expected one of off, when-short, always, got '{text}'");
                return default;
        }
    }

    private string[] List(YamlMappingNode entry, string key, bool required)
    {
        if (entry.Children.TryGetValue(key, out YamlNode? value) && value is YamlSequenceNode { Children.Count: > 0 } list
            && list.Children.All(item => item is YamlScalarNode { Value.Length: > 0 }))
        {
            return [.. list.Children.Select(item => item.ToString())];
        }

        if (required || value is not null)
        {
            Refuse(value?.Start ?? entry.Start, $"{key}: expected a list of texts, got {(value is null ? "nothing" : $"'{value}'")}");
        }

        return [];
    }

    private int Pages(YamlMappingNode entry)
    {
        string text = Text(entry, "pages") ?? "1";
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int pages) && pages is >= 1 and <= 10)
        {
            return pages;
        }

        Refuse(entry.Children["pages"].Start, $"pages: expected a number from 1 to 10, got '{text}'");
        return 1;
    }

    private string Location(YamlMappingNode entry, SourceKind? kind)
    {
        string? standard = kind switch
        {
            SourceKind.FederalRegister => "https://www.federalregister.gov/api/v1/",
            SourceKind.Gdelt => "https://api.gdeltproject.org/api/v2/doc/doc",
            _ => null,
        };
        string text = Text(entry, "location", required: standard is null) ?? standard ?? "";
        if (kind == SourceKind.File)
        {
            return Path.GetFullPath(text, folder);
        }

        if (kind is not null && text.Length > 0 && !(Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https"))
        {
            Refuse(entry.Children["location"].Start, $"location: expected an absolute http or https address, got '{text}'");
        }

        return text;
    }

    private TimeSpan Every(YamlMappingNode entry)
    {
        if (Text(entry, "every") is not { } text)
        {
            return new Source { Name = "", Kind = default, Location = "" }.Every;
        }

        Match match = Duration().Match(text);
        if (match.Success && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0)
        {
            return match.Groups[2].Value switch
            {
                "m" => TimeSpan.FromMinutes(count),
                "h" => TimeSpan.FromHours(count),
                _ => TimeSpan.FromDays(count),
            };
        }

        Refuse(entry.Children["every"].Start, $"every: expected a time such as 15m, 2h or 1d, got '{text}'");
        return default;
    }

    private bool Flag(YamlMappingNode entry, string key, bool otherwise)
    {
        string? text = Text(entry, key);
        if (text is null or "true" or "false")
        {
            return text is null ? otherwise : text == "true";
        }

        Refuse(entry.Children[key].Start, $"{key}: expected true or false, got '{text}'");
        return otherwise;
    }

    private string? Text(YamlMappingNode entry, string key, bool required = false)
    {
        if (entry.Children.TryGetValue(key, out YamlNode? value) && value is YamlScalarNode { Value.Length: > 0 } scalar)
        {
            return scalar.Value;
        }

        if (required || value is not null)
        {
            Refuse(value?.Start ?? entry.Start, $"{key}: expected text, got {(value is null ? "nothing" : "something else")}");
        }

        return null;
    }

    private void Refuse(Mark at, string error)
    {
        _refused = true;
        refuse(at, error);
    }

    private static string NameOf(SourceKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Name();

    [GeneratedRegex("^([0-9]{1,4})(m|h|d)$")]
    private static partial Regex Duration();
}
