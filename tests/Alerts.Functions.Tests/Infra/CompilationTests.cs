using Alerts.Functions.Tests.Support;

namespace Alerts.Functions.Tests.Infra;

public sealed class CompilationTests
{
    public static TheoryData<string> Files => [.. Directory
        .EnumerateFiles(Repository.PathOf("infra"), "*.bicep", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Repository.PathOf("."), file)).Order(StringComparer.Ordinal)];

    [Fact]
    public async Task It_compiles_without_a_warning()
    {
        (int exit, string output) = await Bicep.LintAsync("infra/**/*.bicep");

        Assert.Equal((0, ""), (exit, output));
    }

    [Theory]
    [InlineData("infra/az.bicepparam")]
    [InlineData("infra/tests/private.bicepparam")]
    public async Task The_snapshot_shows_what_would_be_deployed(string parameters)
    {
        (int exit, string output) = await Bicep.ValidateSnapshotAsync(parameters);

        Assert.True(exit == 0, $"{output}\nLook at the difference. If it is what you meant: {Bicep.Renewal}");
    }
}
