using System.Text.Json.Nodes;

namespace Alerts.Functions.Tests.Support;

/// <summary>What a deployment would create, as Bicep predicts it from a parameter file.</summary>
internal sealed class Snapshot(string file)
{
    /// <summary>The defaults.</summary>
    public static Snapshot Main { get; } = new("infra/az.snapshot.json");

    /// <summary>Everything switched on, in a private network.</summary>
    public static Snapshot Private { get; } = new("infra/tests/private.snapshot.json");

    public string Text { get; } = Repository.Read(file);

    public IReadOnlyList<JsonNode> Resources { get; } = [.. Repository.Json(file)["predictedResources"]!.AsArray().OfType<JsonNode>()];

    public JsonObject Outputs { get; } = Repository.Json(file)["outputs"]!.AsObject();

    public IEnumerable<JsonNode> OfType(string type) => Resources.Where(resource => resource["type"]!.GetValue<string>() == type);

    /// <summary>Last parts of the names: <c>account/default/articles</c> is <c>articles</c>.</summary>
    public IEnumerable<string> NamesOf(string type) => OfType(type).Select(resource => resource["name"]!.GetValue<string>().Split('/')[^1]);

    public IReadOnlyDictionary<string, string> AppSettings => OfType("Microsoft.Web/sites/config").Single()["properties"]!.AsObject()
        .ToDictionary(setting => setting.Key, setting => setting.Value!.GetValue<string>());
}
