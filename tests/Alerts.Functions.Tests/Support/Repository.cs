using System.Reflection;
using System.Text.Json.Nodes;

namespace Alerts.Functions.Tests.Support;

/// <summary>Files of this repository, found from where the tests were built.</summary>
internal static class Repository
{
    public static string Metadata(string key) => typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(attribute => attribute.Key == key)?.Value ?? "";

    public static string PathOf(string file) => Path.Combine(Metadata("RepositoryRoot"), file);

    public static string Read(string file) => File.ReadAllText(PathOf(file));

    public static JsonNode Json(string file) => JsonNode.Parse(Read(file))!;
}
