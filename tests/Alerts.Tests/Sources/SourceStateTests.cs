using Alerts.Sources;

namespace Alerts.Tests.Sources;

public sealed class SourceStateTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 24, 7, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(10.0, 11.0, true)]
    [InlineData(10.0, 9.0, false)]
    [InlineData(0.1, 2.0, false)]
    [InlineData(0.1, 4.0, true)]
    [InlineData(null, 400.0, false)]
    public void A_source_is_silent_when_it_never_was_for_so_long(double? longestDays, double days, bool silent)
    {
        var state = new SourceState
        {
            Source = "s", LastNewArticle = Now.AddDays(-days), LongestSilence = longestDays is null ? null : TimeSpan.FromDays(longestDays.Value),
        };

        Assert.Equal(silent, state.IsSilent(Now));
    }
}
