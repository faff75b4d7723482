using Alerts.Deliver.Content;

namespace Alerts.Tests.Deliver.Content;

public sealed class LocalTimeTests
{
    private static readonly DateTimeOffset Evening = new(2026, 1, 23, 20, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Europe/Amsterdam", "en-GB", "Friday, 23 January 2026 21:30 (Europe/Amsterdam, UTC+01:00)")]
    [InlineData("America/New_York", "de", "Freitag, 23. Januar 2026 15:30 (America/New_York, UTC-05:00)")]
    [InlineData("Asia/Shanghai", "zh-Hans", "2026年1月24日星期六 04:30 (Asia/Shanghai, UTC+08:00)")]
    [InlineData("Asia/Kolkata", "nl", "zaterdag 24 januari 2026 02:00 (Asia/Kolkata, UTC+05:30)")]
    [InlineData("Etc/UTC", "fr", "vendredi 23 janvier 2026 20:30 (UTC)")]
    [InlineData("Nowhere/Atall", "xx-nonsense!", "Friday, January 23, 2026 8:30 PM (UTC)")]
    public void Times_are_in_the_readers_zone_and_language_and_name_the_zone(string zone, string language, string expected) =>
        Assert.Equal(expected, In(zone, language).Full(Evening).Replace('\u00A0', ' '));

    [Theory]
    [InlineData("2026-01-23T22:59:00Z", "today")]
    [InlineData("2026-01-23T23:01:00Z", "24 January")]
    [InlineData("2026-01-22T22:59:00Z", "22 January")]
    [InlineData("2025-12-31T22:59:00Z", "2025-12-31")]
    public void Today_is_the_readers_today(string time, string expected) =>
        Assert.Equal(expected, In("Europe/Amsterdam", "en-GB").Day(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture)));

    private static LocalTime In(string zone, string language) =>
        new(SomeAlert.Subscription with { TimeZone = zone, Language = language }, Evening);
}
