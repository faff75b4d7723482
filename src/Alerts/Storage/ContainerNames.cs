namespace Alerts.Storage;

/// <summary>The blob containers.</summary>
public static class ContainerNames
{
    /// <summary>Bodies: <c>{articleId}/{version}.json.gz</c>. Fetch writes, Classify and Notify read.</summary>
    public const string Articles = "articles";

    public static IReadOnlyList<string> All { get; } = [Articles];
}
