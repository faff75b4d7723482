using Alerts.Deliver;
using Alerts.Deliver.Channels;
using FsCheck;
using FsCheck.Xunit;

namespace Alerts.Tests.Deliver;

public sealed class SendTurnsTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly SendWindow[] AzureManagedDomain = [new(5, TimeSpan.FromMinutes(1)), new(10, TimeSpan.FromHours(1))];

    [Fact]
    public void A_burst_gets_what_each_window_allows_and_the_rest_later()
    {
        List<long> given = [];
        for (int message = 0; message < 21; message++)
        {
            given.Add(SendTurns.Next([.. given], AzureManagedDomain, Now).UtcTicks);
        }

        Assert.Equal(
            [.. Enumerable.Repeat(0, 5), .. Enumerable.Repeat(1, 5), .. Enumerable.Repeat(60, 5), .. Enumerable.Repeat(61, 5), 120],
            given.Select(ticks => (int)TimeSpan.FromTicks(ticks - Now.UtcTicks).TotalMinutes));
    }

    [Property]
    public bool No_window_ever_holds_more_than_it_may(PositiveInt[] gapsInSeconds)
    {
        List<long> given = [];
        DateTimeOffset now = Now;
        foreach (PositiveInt gap in gapsInSeconds)
        {
            now = now.AddSeconds(gap.Get);
            given.Add(SendTurns.Next([.. given], AzureManagedDomain, now).UtcTicks);
        }

        return AzureManagedDomain.All(window => given.All(
            end => given.Count(turn => turn > end - window.Length.Ticks && turn <= end) <= window.Count));
    }
}
