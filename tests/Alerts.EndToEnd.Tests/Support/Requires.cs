namespace Alerts.EndToEnd.Tests.Support;

/// <summary>
/// The outside programs that a test needs. Where one is missing the test is skipped and says what to
/// install; where <c>CI=true</c> it fails, so that a green build means that everything ran.
/// </summary>
internal static class Requires
{
    private static readonly string[] ChromiumNames = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>Path of a Chromium browser; <c>ALERTS_CHROMIUM</c> names another one.</summary>
    public static string Chromium() =>
        Environment.GetEnvironmentVariable("ALERTS_CHROMIUM") is { Length: > 0 } named && File.Exists(named)
            ? named
            : Program("Chromium", "apt-get install -y chromium (or set ALERTS_CHROMIUM to a Chromium's path)", ChromiumNames);

    /// <summary>Path of <c>node</c>.</summary>
    public static string Node() => Program("Node.js 20 or newer", "https://nodejs.org, or apt-get install -y nodejs npm", "node");

    /// <summary>Path of <c>npm</c>.</summary>
    public static string Npm() => Program("npm", "it comes with Node.js 20 or newer, or apt-get install -y npm", "npm");

    /// <summary>Path of <c>npx</c>.</summary>
    public static string Npx() => Program("npx", "it comes with Node.js 20 or newer, or apt-get install -y npm", "npx");

    /// <summary>The first of <paramref name="names"/> on the PATH; else the test ends here.</summary>
    public static string Program(string what, string howToInstall, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (OnPath(name) is { } path)
            {
                return path;
            }
        }

        string reason = $"{what} is missing. Install it: {howToInstall}";
        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail($"{reason}. (With CI=true nothing is skipped.)");
        }

        Assert.Skip(reason);
        return "";
    }

    private static string? OnPath(string name)
    {
        string[] extensions = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => extensions.Select(extension => Path.Combine(folder, name + extension)))
            .FirstOrDefault(File.Exists);
    }
}
