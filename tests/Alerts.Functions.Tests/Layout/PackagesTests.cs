using Alerts.EndToEnd.Tests.Support;
using Alerts.Functions.Tests.Support;

namespace Alerts.Functions.Tests.Layout;

/// <summary>The libraries serve programs that know nothing of the rest: each is packed, and a new program uses the package.</summary>
public sealed class PackagesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(
        "Alerts.Feeds",
        """
        Alerts.Feeds.Feed feed = Alerts.Feeds.FeedReader.Read("<rss><channel><item><title>Notice 7</title></item></channel></rss>"u8.ToArray());
        System.Console.WriteLine(feed.Entries[0].Title);
        """,
        "Notice 7")]
    [InlineData(
        "Alerts.Classification",
        """
        using Alerts.Classification;
        var classifier = new Classifier(KnowledgeBase.Load());
        ArticleClassification found = classifier.Classify(new ArticleText("Netherlands suspends export licences for lithography machines to China", System.DateTimeOffset.UnixEpoch));
        System.Console.WriteLine(string.Join(' ', found.Jurisdictions) + " " + found.Stage);
        """,
        "NL Suspended")]
    public async Task A_new_program_uses_the_package(string package, string program, string says)
    {
        foreach (string library in (string[])["Alerts.Text", "Alerts.Feeds", "Alerts.Classification"])
        {
            await RunAsync("pack", Repository.PathOf($"src/{library}"), "--no-build", "-c", Repository.Metadata("Configuration"), "-o", _folder.File("packages"));
        }

        Directory.CreateDirectory(_folder.File("program"));
        await WriteAsync("program/Program.cs", program);
        // Packages of its own, so that one of the same version from an earlier run is not taken; all others from where they are already.
        await WriteAsync("program/Program.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <RestorePackagesPath>{_folder.File("cache")}</RestorePackagesPath>
                <RestoreAdditionalProjectFallbackFolders>{Repository.Metadata("NuGetPackageRoot")}</RestoreAdditionalProjectFallbackFolders>
                <RestoreAdditionalProjectSources>{_folder.File("packages")}</RestoreAdditionalProjectSources>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="{package}" Version="[0.1.0]" /></ItemGroup>
            </Project>
            """);

        Assert.Contains(says, await RunAsync("run", "--project", _folder.File("program")), StringComparison.Ordinal);
    }

    private Task WriteAsync(string file, string text) => File.WriteAllTextAsync(_folder.File(file), text, TestContext.Current.CancellationToken);

    private async Task<string> RunAsync(params string[] arguments)
    {
        await using var process = new ChildProcess("dotnet", arguments, _folder.Path);
        int code = await process.WaitAsync(TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken);
        Assert.True(code == 0, process.Output);
        return process.Output;
    }
}
