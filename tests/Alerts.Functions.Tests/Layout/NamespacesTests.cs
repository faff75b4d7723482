using System.Text.RegularExpressions;
using Alerts.Functions.Tests.Support;

namespace Alerts.Functions.Tests.Layout;

/// <summary>Whoever reads a name finds the file.</summary>
public sealed partial class NamespacesTests
{
    [Fact]
    public void Every_namespace_follows_its_folder()
    {
        string[] wrong =
        [
            .. Sources().Select(file => (File: file, Namespace: Declared().Match(Repository.Read(file)).Groups[1].Value))
                .Where(source => source.Namespace.Length > 0 && source.Namespace != Expected(source.File))
                .Select(source => $"{source.File}: expected namespace {Expected(source.File)}, got {source.Namespace}"),
        ];

        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }

    private static IEnumerable<string> Sources() =>
        new[] { "src", "tests" }.SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Repository.PathOf(""), file).Replace('\\', '/'))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));

    private static string Expected(string file) => string.Join('.', file.Split('/')[1..^1]);

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Declared();
}
