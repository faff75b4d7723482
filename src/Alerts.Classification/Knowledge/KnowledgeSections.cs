using System.Text.RegularExpressions;
using Alerts.Classification.Text;

namespace Alerts.Classification.Knowledge;

/// <summary>What may stand in a knowledge file: one method for each section.</summary>
internal static partial class KnowledgeSections
{
    private static readonly string[] Names =
        ["variants", "places", "authorities", "companies", "products", "instruments", "outlets", "cues", "words", "weights"];

    /// <summary>Places come before authorities, which refer to them.</summary>
    public static int Order(string key) => Array.IndexOf(Names, key);

    public static void Read(string key, KnowledgeNode node, Languages language, KnowledgeContent content)
    {
        switch (key)
        {
            case "variants": ReadVariants(node, content); break;
            case "places": ReadPlaces(node, language, content); break;
            case "authorities": ReadAuthorities(node, content); break;
            case "companies": ReadCompanies(node, content); break;
            case "products": ReadProducts(node, content); break;
            case "instruments": ReadInstruments(node, content); break;
            case "outlets": ReadOutlets(node, content); break;
            case "cues": ReadCues(node, language, content); break;
            case "words": ReadWords(node, content); break;
            case "weights": ReadWeights(node, content); break;
            default: node.Report($"one of the sections language, {string.Join(", ", Names)}", $"'{key}'"); break;
        }
    }

    public static Languages ReadLanguage(KnowledgeNode node)
    {
        string tag = node.Text("a language tag");
        Languages language = LanguageTags.Parse(tag);
        if (language == Languages.None && tag.Length > 0)
        {
            node.Report($"one of {LanguageTags.Known}", $"'{tag}'");
        }

        return language;
    }

    /// <summary>繁简 pairs: of each two characters the first is read as the second.</summary>
    private static void ReadVariants(KnowledgeNode node, KnowledgeContent content)
    {
        foreach (KnowledgeNode item in node.Items("a list of character pairs"))
        {
            foreach (string pair in item.Text("character pairs separated by spaces").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (pair.Length == 2)
                {
                    content.Variants.Add((pair[0], pair[1]));
                }
                else
                {
                    item.Report("two characters, the second of which the first is read as", $"'{pair}'");
                }
            }
        }
    }

    /// <summary>A file of one language may add that language's spellings to places that another file brings in.</summary>
    private static void ReadPlaces(KnowledgeNode node, Languages language, KnowledgeContent content)
    {
        foreach (KnowledgeNode item in node.Items("a list of places"))
        {
            Dictionary<string, KnowledgeNode> fields = item.Fields("a place", "code", "country", "adjective", "capital", "authority");
            string code = Required(item, fields, "code");
            if (!JurisdictionCode().IsMatch(code))
            {
                item.Report("'code' to be two capital letters (ISO 3166-1, or EU)", $"'{code}'");
                continue;
            }

            int entity = content.Entities.FindIndex(known => known is PlaceEntity && known.Name == code);
            if (entity >= 0 && language == Languages.All)
            {
                item.Report("each place once", $"'{code}' a second time");
                continue;
            }

            if (entity < 0)
            {
                if (content.Places.Count == KnowledgeContent.MostPlaces)
                {
                    item.Report($"at most {KnowledgeContent.MostPlaces} places", "one more");
                    continue;
                }

                content.Places.Add(code);
                entity = content.Add(new PlaceEntity(code, content.PlaceBit(code)));
            }

            content.Add(PatternsOf(fields, "country"), Cue.Country, language, entity);
            content.Add(PatternsOf(fields, "adjective"), Cue.Adjective, language, entity);
            content.Add(PatternsOf(fields, "capital"), Cue.Capital, language, entity);
        }
    }

    private static void ReadAuthorities(KnowledgeNode node, KnowledgeContent content)
    {
        foreach (KnowledgeNode item in node.Items("a list of authorities"))
        {
            Dictionary<string, KnowledgeNode> fields = item.Fields("an authority", "id", "name", "jurisdiction", "trade-control", "namesake", "also", "only", "unless");
            string name = Required(item, fields, "name");
            string code = Required(item, fields, "jurisdiction");
            int place = content.Places.IndexOf(code);
            if (place < 0)
            {
                item.Report("'jurisdiction' to be the code of a place", $"'{code}'");
            }

            int entity = content.Add(new AuthorityEntity(name, Required(item, fields, "id"), code, place, Optional(fields, "namesake")));
            Cue office = Optional(fields, "trade-control") == "true" ? Cue.TradeControlOffice : Cue.None;
            content.Add(Named(name, fields), Cue.Authority | Cue.Government | office, entity: entity);
            content.Add(PatternsOf(fields, "unless"), Cue.None, vetoes: entity);
        }
    }

    private static void ReadCompanies(KnowledgeNode node, KnowledgeContent content)
    {
        foreach (KnowledgeNode item in node.Items("a list of companies"))
        {
            Dictionary<string, KnowledgeNode> fields = item.Fields("a company", "name", "ticker", "role", "home", "restricted", "chips", "also", "only", "unless");
            string name = Required(item, fields, "name");
            CompanyRole role = CompanyRole.Mentioned;
            if (fields.TryGetValue("role", out KnowledgeNode? written) && !Enum.TryParse(written.Text("a role"), ignoreCase: true, out role))
            {
                written.Report("'role' to be seller, buyer, competitor or mentioned", $"'{written.Text("a role")}'");
            }

            int entity = content.Add(new CompanyEntity(name, Optional(fields, "ticker"), role, Optional(fields, "home"), Optional(fields, "chips")));
            Cue cues = Cue.Company | (role == CompanyRole.Mentioned ? Cue.None : Cue.StrategicCompany)
                | (Optional(fields, "restricted") == "true" ? Cue.RestrictedParty | Cue.StrategicCompany : Cue.None);
            content.Add(Named(name, fields), cues, entity: entity);
            content.Add(PatternsOf(fields, "unless"), Cue.None, vetoes: entity);
        }
    }

    private static void ReadProducts(KnowledgeNode node, KnowledgeContent content)
    {
        foreach (KnowledgeNode item in node.Items("a list of products"))
        {
            Dictionary<string, KnowledgeNode> fields =
                item.Fields("a product", "name", "category", "control", "strategic", "generic", "listed", "controlled-by", "also", "only", "unless");
            string name = Required(item, fields, "name");
            bool strategic = Optional(fields, "strategic") != "false";
            int entity = content.Add(new ProductEntity(
                name, Required(item, fields, "category"), Optional(fields, "control"), strategic, Optional(fields, "generic") == "true",
                Optional(fields, "listed") != "false", PlaceOf(item, Optional(fields, "controlled-by"), content)));
            content.Add(Named(name, fields), strategic ? Cue.Product | Cue.Strategic : Cue.Product, entity: entity);
            content.Add(PatternsOf(fields, "unless"), Cue.None, vetoes: entity);
        }
    }

    /// <summary>Controls and permissions by name; what they are (control, trade-permit, law) stands in <c>cues</c>.</summary>
    private static void ReadInstruments(KnowledgeNode node, KnowledgeContent content)
    {
        foreach (KnowledgeNode item in node.Items("a list of instruments"))
        {
            Dictionary<string, KnowledgeNode> fields = item.Fields("an instrument", "name", "jurisdiction", "cues", "goods", "also", "only");
            string name = Required(item, fields, "name");
            Cue cues = Cue.Instrument;
            if (fields.TryGetValue("cues", out KnowledgeNode? written))
            {
                foreach (KnowledgeNode cue in written.Items("a list of cues"))
                {
                    cues |= ReadCue(cue, cue.Text("a cue"));
                }
            }

            int entity = content.Add(new InstrumentEntity(name, content.PlaceBit(Optional(fields, "jurisdiction") ?? ""), GoodsOf(item, Optional(fields, "goods"), content)));
            content.Add(Named(name, fields), cues, entity: entity);
        }
    }

    private static void ReadOutlets(KnowledgeNode node, KnowledgeContent content)
    {
        foreach (KnowledgeNode item in node.Items("a list of outlets"))
        {
            Dictionary<string, KnowledgeNode> fields = item.Fields("an outlet", "name", "also", "only");
            string name = Required(item, fields, "name");
            content.Add(Named(name, fields), Cue.Outlet, entity: content.Add(new OutletEntity(name)));
        }
    }

    private static void ReadCues(KnowledgeNode node, Languages language, KnowledgeContent content)
    {
        foreach ((string key, KnowledgeNode patterns) in node.Pairs("cues and their patterns"))
        {
            Cue cues = key.Split('+').Aggregate(Cue.None, (all, name) => all | ReadCue(patterns, name.Trim()));
            content.Add(patterns.Patterns(), cues, language);
        }
    }

    private static void ReadWords(KnowledgeNode node, KnowledgeContent content)
    {
        foreach ((string key, KnowledgeNode words) in node.Pairs("lists of words"))
        {
            content.Words[key] = words.Text("words separated by spaces").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        }
    }

    private static void ReadWeights(KnowledgeNode node, KnowledgeContent content)
    {
        foreach ((string key, KnowledgeNode weight) in node.Pairs("features and their weights"))
        {
            content.Weights[key] = weight.Number($"the weight of '{key}' as a number");
        }
    }

    private static Cue ReadCue(KnowledgeNode node, string name)
    {
        if (Enum.TryParse(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out Cue cue) && cue != Cue.None)
        {
            return cue;
        }

        node.Report("the name of a cue such as control, grant or trade-permit", $"'{name}'");
        return Cue.None;
    }

    /// <summary>The name itself and its aliases; <c>only</c> stands for both where the name itself is too common a word.</summary>
    private static IEnumerable<PatternSyntax> Named(string name, Dictionary<string, KnowledgeNode> fields) =>
        fields.TryGetValue("only", out KnowledgeNode? only) ? only.Patterns()
        : name.Length == 0 ? []
        : new[] { PatternSyntax.Name(name) }.Concat(PatternsOf(fields, "also"));

    private static IEnumerable<PatternSyntax> PatternsOf(Dictionary<string, KnowledgeNode> fields, string key) =>
        fields.TryGetValue(key, out KnowledgeNode? node) ? node.Patterns() : [];

    private static string? PlaceOf(KnowledgeNode entry, string? code, KnowledgeContent content)
    {
        if (code is not null && !content.Places.Contains(code))
        {
            entry.Report("'controlled-by' to be the code of a place", $"'{code}'");
        }

        return code;
    }

    private static ProductEntity? GoodsOf(KnowledgeNode entry, string? name, KnowledgeContent content)
    {
        ProductEntity? product = name is null ? null : content.Entities.OfType<ProductEntity>().FirstOrDefault(known => known.Name == name);
        if (name is not null && product is null)
        {
            entry.Report("'goods' to be the name of a product", $"'{name}'");
        }

        return product;
    }

    private static string? Optional(Dictionary<string, KnowledgeNode> fields, string key) =>
        fields.TryGetValue(key, out KnowledgeNode? node) ? node.Text($"'{key}'") : null;

    private static string Required(KnowledgeNode entry, Dictionary<string, KnowledgeNode> fields, string key)
    {
        if (fields.TryGetValue(key, out KnowledgeNode? node))
        {
            return node.Text($"'{key}'");
        }

        entry.Report($"'{key}'", "an entry without it");
        return "";
    }

    [GeneratedRegex("^[A-Z]{2}$")]
    private static partial Regex JurisdictionCode();
}
