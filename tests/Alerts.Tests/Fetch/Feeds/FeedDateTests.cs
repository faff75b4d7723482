using Alerts.Fetch.Feeds;

namespace Alerts.Tests.Fetch.Feeds;

public sealed class FeedDateTests
{
    [Theory]
    [InlineData("Sat, 24 Jan 2026 07:05:09 GMT", "2026-01-24T07:05:09Z")]
    [InlineData("Sat, 4 Jan 2026 07:05:09 +0000", "2026-01-04T07:05:09Z")]
    [InlineData("4 Jan 26 07:05 GMT", "2026-01-04T07:05:00Z")]
    [InlineData("Mon, 04 Jan 99 07:05:09 GMT", "1999-01-04T07:05:09Z")]
    [InlineData("Sat, 24 Jan 2026 07:05:09 CET", "2026-01-24T06:05:09Z")]
    [InlineData("Wed, 24 Jun 2026 07:05:09 CEST", "2026-06-24T05:05:09Z")]
    [InlineData("Sat, 24 Jan 2026 07:05:09 PST", "2026-01-24T15:05:09Z")]
    [InlineData("Sat, 24 Jan 2026 07:05:09 JST", "2026-01-23T22:05:09Z")]
    [InlineData("Sat, 24 Jan 2026 07:05:09 KST", "2026-01-23T22:05:09Z")]
    [InlineData("Sat, 24 Jan 2026 07:05:09 EST", "2026-01-24T12:05:09Z")]
    [InlineData("Sat, 24 Jan 2026 07:05:09 -0530", "2026-01-24T12:35:09Z")]
    [InlineData("Sat, 24 Jan 2026 07:05:09 -05:30", "2026-01-24T12:35:09Z")]
    [InlineData("Sat, 24 Jan 2026 07:05:09 GMT-05:00", "2026-01-24T12:05:09Z")]
    [InlineData("Sat, 24 Jan 2026 07:05:09 Etc/GMT", "2026-01-24T07:05:09Z")]
    [InlineData("Sat, 24 Jan 2026 07:05:09 -0800 (PST)", "2026-01-24T15:05:09Z")]
    [InlineData("Saturday, January 24, 2026 7:05:09 PM GMT", "2026-01-24T19:05:09Z")]
    [InlineData("January 24, 2026 12:05 AM", "2026-01-24T00:05:00Z")]
    [InlineData("24th January 2026", "2026-01-24T00:00:00Z")]
    [InlineData("Sat Jan 24 07:05:09 2026", "2026-01-24T07:05:09Z")]
    [InlineData("Sat Jan 24 07:05:09 EST 2026", "2026-01-24T12:05:09Z")]
    [InlineData("Thu, 31 Dec 2026 24:00:00 GMT", "2027-01-01T00:00:00Z")]
    [InlineData("Thu, 31 Dec 2026 23:59:60 GMT", "2027-01-01T00:00:00Z")]
    public void Mail_dates_are_read_with_all_their_habits(string text, string expected) => AssertReads(text, expected);

    [Theory]
    [InlineData("2026-01-24T07:05:09Z", "2026-01-24T07:05:09Z")]
    [InlineData("2026-01-24T07:05:09.123456+01:00", "2026-01-24T06:05:09Z")]
    [InlineData("2026-01-24T07:05+0100", "2026-01-24T06:05:00Z")]
    [InlineData("2026-01-24T07:05:09-8:00", "2026-01-24T15:05:09Z")]
    [InlineData("2026-01-24 07:05:09", "2026-01-24T07:05:09Z")]
    [InlineData("2026-01-24", "2026-01-24T00:00:00Z")]
    [InlineData("2026-1-4", "2026-01-04T00:00:00Z")]
    [InlineData("2026-01", "2026-01-01T00:00:00Z")]
    [InlineData("2026", "2026-01-01T00:00:00Z")]
    [InlineData("20260124", "2026-01-24T00:00:00Z")]
    [InlineData("20260124T070509Z", "2026-01-24T07:05:09Z")]
    [InlineData("20260124070509", "2026-01-24T07:05:09Z")]
    [InlineData("2026-024", "2026-01-24T00:00:00Z")]
    [InlineData("2026024", "2026-01-24T00:00:00Z")]
    [InlineData("26-01-24", "2026-01-24T00:00:00Z")]
    public void Iso_dates_are_read_in_all_their_spellings(string text, string expected) => AssertReads(text, expected);

    [Theory]
    [InlineData("2026年1月24日", "2026-01-24T00:00:00Z")]
    [InlineData("2026年1月24日 07:05:09", "2026-01-24T07:05:09Z")]
    [InlineData("2026年1月24日 下午3时05分", "2026-01-24T15:05:00Z")]
    [InlineData("2026年01月24日 午後 3:05 +0900", "2026-01-24T06:05:00Z")]
    [InlineData("2026년 01월 24일 07:05:09", "2026-01-24T07:05:09Z")]
    [InlineData("2026-01-24 오후 3:05:09", "2026-01-24T15:05:09Z")]
    [InlineData("2026/01/24 07:05", "2026-01-24T07:05:00Z")]
    [InlineData("24.01.2026 07:05", "2026-01-24T07:05:00Z")]
    [InlineData("24/01/2026", "2026-01-24T00:00:00Z")]
    [InlineData("1/24/2026 7:05:09 PM", "2026-01-24T19:05:09Z")]
    [InlineData("24. März 2026", "2026-03-24T00:00:00Z")]
    [InlineData("24 mei 2026 09:00", "2026-05-24T09:00:00Z")]
    [InlineData("24 août 2026", "2026-08-24T00:00:00Z")]
    [InlineData("24 de enero de 2026", "2026-01-24T00:00:00Z")]
    public void Dates_of_other_countries_are_read(string text, string expected) => AssertReads(text, expected);

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("Summer 2026")]
    [InlineData("2026-13-01")]
    [InlineData("2026-02-30")]
    [InlineData("Sat, 24 Jan 2026 25:05:09 GMT")]
    [InlineData("0000-00-00T00:00:00Z")]
    [InlineData("99999999999999999999")]
    [InlineData("12:30")]
    [InlineData("1 2 3 4 5 6")]
    public void What_is_no_date_is_null(string text) => Assert.Null(FeedDate.Parse(text));

    private static void AssertReads(string text, string expected) => Assert.Equal(expected, FeedDate.ToIso(FeedDate.Parse(text)));
}
