namespace Alerts.Tests;

public sealed class SpellingTests
{
    private static readonly string[] Names = ["Host", "Port", "Security", "PerMinute", "PerHour"];

    [Theory]
    [InlineData("Hots", "Host")]
    [InlineData("Hosst", "Host")]
    [InlineData("prot", "Port")]
    [InlineData("Securty", "Security")]
    [InlineData("PerMinutes", "PerMinute")]
    [InlineData("Colour", null)]
    [InlineData("x", null)]
    public void The_nearest_name_is_found_unless_it_is_far(string written, string? meant) => Assert.Equal(meant, Spelling.Nearest(written, Names));
}
