using Alerts.Feeds;

namespace Alerts.Tests.Feeds;

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
    [InlineData("Fri, 31 Dec 9998 24:00:00 -9959", "9999-01-05T03:59:00Z")]
    [InlineData("Sat, 24 Jan 2026 07:05:09 +3000", "2026-01-23T01:05:09Z")]
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
    [InlineData("Tue, 12/01/2026 - 09:05", "2026-12-01T09:05:00Z")]
    [InlineData("Thu, 12/11/2026 - 09:05", "2026-11-12T09:05:00Z")]
    [InlineData("mar, 12/01/2026 - 09:05", "2026-12-01T09:05:00Z")]
    [InlineData("12/1/2026 9:05:00 AM", "2026-12-01T09:05:00Z")]
    [InlineData("12/1/26 9:05 p.m.", "2026-12-01T21:05:00Z")]
    [InlineData("3/11/25", "2025-11-03T00:00:00Z")]
    [InlineData("03/11/2025", "2025-11-03T00:00:00Z")]
    [InlineData("01.12.2026 9:05 AM", "2026-12-01T09:05:00Z")]
    public void Day_and_month_are_told_apart(string text, string expected) => AssertReads(text, expected);

    [Theory]
    [InlineData("Nov 3, 2025 9:05 a.m.", "2025-11-03T09:05:00Z")]
    [InlineData("Nov 3, 2025 12:30 p.m. EST", "2025-11-03T17:30:00Z")]
    [InlineData("Nov 3, 2025 10:30 P.M. EST", "2025-11-04T03:30:00Z")]
    [InlineData("Nov. 3, 2025, 9 a.m.", "2025-11-03T09:00:00Z")]
    [InlineData("November 3, 2025 @ 9:05pm", "2025-11-03T21:05:00Z")]
    [InlineData("3 Nov 2025 12:00 a. m.", "2025-11-03T00:00:00Z")]
    [InlineData("Mon, 03 Nov 2025 09:05:00 A", "2025-11-03T10:05:00Z")]
    public void Halves_of_the_day_have_dots_and_are_no_military_zone(string text, string expected) => AssertReads(text, expected);

    [Theory]
    [InlineData("令和7年11月3日", "2025-11-03T00:00:00Z")]
    [InlineData("令和７年１１月３日（月）１０時３０分", "2025-11-03T10:30:00Z")]
    [InlineData("令和元年5月1日", "2019-05-01T00:00:00Z")]
    [InlineData("平成元年1月8日", "1989-01-08T00:00:00Z")]
    [InlineData("平成31年4月30日", "2019-04-30T00:00:00Z")]
    [InlineData("昭和64年1月7日 午後3時05分", "1989-01-07T15:05:00Z")]
    [InlineData("㋿7年11月3日", "2025-11-03T00:00:00Z")]
    [InlineData("R7.11.3", "2025-11-03T00:00:00Z")]
    [InlineData("民國114年11月3日", "2025-11-03T00:00:00Z")]
    [InlineData("中華民國114年11月3日 上午9時05分", "2025-11-03T09:05:00Z")]
    [InlineData("民國一百一十四年十一月三日", "2025-11-03T00:00:00Z")]
    [InlineData("114/11/03", "2025-11-03T00:00:00Z")]
    [InlineData("114-11-03", "2025-11-03T00:00:00Z")]
    [InlineData("114.11.03 10:30", "2025-11-03T10:30:00Z")]
    [InlineData("114年11月3日", "2025-11-03T00:00:00Z")]
    [InlineData("二〇二五年十一月三日 星期一", "2025-11-03T00:00:00Z")]
    [InlineData("2025年8月3日 晚上8:05", "2025-08-03T20:05:00Z")]
    [InlineData("2025년 8월 3일 오후 3:05", "2025-08-03T15:05:00Z")]
    [InlineData("2025. 8. 3. 오후 3:05:00", "2025-08-03T15:05:00Z")]
    public void East_Asian_years_and_hours_are_read(string text, string expected) => AssertReads(text, expected);

    [Theory]
    [InlineData("Mo, 03 Mrz 2025 10:30:00 +0100", "2025-03-03T09:30:00Z")]
    [InlineData("3. Mär. 2025, 10.30 Uhr", "2025-03-03T10:30:00Z")]
    [InlineData("am 3. Okt. 2025 um 10:30 Uhr", "2025-10-03T10:30:00Z")]
    [InlineData("3 Dez. 2025", "2025-12-03T00:00:00Z")]
    [InlineData("le 3 août 2025 à 10h30", "2025-08-03T10:30:00Z")]
    [InlineData("mar. 1er juil. 2025 à 9 h", "2025-07-01T09:00:00Z")]
    [InlineData("mardi 4 mars 2025", "2025-03-04T00:00:00Z")]
    [InlineData("3 fevrier 2025", "2025-02-03T00:00:00Z")]
    [InlineData("lunedì 3 novembre 2025 alle ore 10.30", "2025-11-03T10:30:00Z")]
    [InlineData("3 gen 2025", "2025-01-03T00:00:00Z")]
    [InlineData("5 giugno 2025", "2025-06-05T00:00:00Z")]
    [InlineData("7 luglio 2025", "2025-07-07T00:00:00Z")]
    [InlineData("9 set 2025", "2025-09-09T00:00:00Z")]
    [InlineData("1º ott. 2025", "2025-10-01T00:00:00Z")]
    [InlineData("3 maggio 2025", "2025-05-03T00:00:00Z")]
    [InlineData("3 августа 2025 г., 10:30", "2025-08-03T10:30:00Z")]
    [InlineData("Вт, 04 мая 2025 10:30:00 +0300", "2025-05-04T07:30:00Z")]
    [InlineData("3 нояб. 2025 г.", "2025-11-03T00:00:00Z")]
    [InlineData("3 de agosto de 2025, 10:30 h", "2025-08-03T10:30:00Z")]
    [InlineData("3 de março de 2025 às 10h30", "2025-03-03T10:30:00Z")]
    [InlineData("3 de outubro de 2025", "2025-10-03T00:00:00Z")]
    [InlineData("maandag 3 maart 2025", "2025-03-03T00:00:00Z")]
    [InlineData("3 sierpnia 2025", "2025-08-03T00:00:00Z")]
    [InlineData("3 paź 2025", "2025-10-03T00:00:00Z")]
    [InlineData("3 Ağustos 2025", "2025-08-03T00:00:00Z")]
    public void Months_of_other_languages_are_read(string text, string expected) => AssertReads(text, expected);

    [Theory]
    [InlineData("1762165800", "2025-11-03T10:30:00Z")]
    [InlineData("1762165800000", "2025-11-03T10:30:00Z")]
    [InlineData("1762165800.25", "2025-11-03T10:30:00Z")]
    [InlineData("<time datetime=\"2025-11-03T10:30:00Z\">Mon, 11/03/2025 - 05:30</time>", "2025-11-03T10:30:00Z")]
    [InlineData("<time datetime='' class=\"datetime\">Mon, 11/03/2025 - 05:30</time>", "2025-11-03T05:30:00Z")]
    [InlineData("<span>3 November 2025</span>", "2025-11-03T00:00:00Z")]
    public void Dates_of_programs_are_read(string text, string expected) => AssertReads(text, expected);

    [Fact]
    public void No_text_makes_the_reader_fail()
    {
        string[] pieces =
        [
            "Tue", "mar", ",", " ", "/", ".", "-", ":", "+", "(", ")", "<", "<time datetime=\"", "\"", ">", "令和", "民國", "元年", "年", "月", "日", "時", "午後", "十", "百", "一",
            "〇", "R", "T", "Z", "h", "a.m.", "p.", "PM", "3", "12", "114", "2025", "0", "00", "99999", "123456789", "1762165800", "８", "\uD83D", "\uDE00", "\uFFFF", "\u200F", "٣",
            "août", "мая", "GMT", "\u0000", "@", "½", "²", "㋿", "ﷺ",
        ];
        var random = new Random(20261201);
        for (int time = 0; time < 200_000; time++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => pieces[random.Next(pieces.Length)]));
            DateTimeOffset? date = FeedDate.Parse(text);
            Assert.True(date is null || date.Value.Offset == TimeSpan.Zero, text);
        }
    }

    [Theory]
    [InlineData("31/02/2026")]
    [InlineData("13/13/2026")]
    [InlineData("114/13/03")]
    [InlineData("令和7年13月3日")]
    [InlineData("2 days ago")]
    [InlineData("9 a.m.")]
    [InlineData("<time datetime=\"now\">today</time>")]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("Summer 2026")]
    [InlineData("2026-13-01")]
    [InlineData("2026-02-30")]
    [InlineData("Sat, 24 Jan 2026 25:05:09 GMT")]
    [InlineData("0000-00-00T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("Mon, 01 Jan 0001 00:00:00 GMT")]
    [InlineData("99999999999999999999")]
    [InlineData("12:30")]
    [InlineData("1 2 3 4 5 6")]
    public void What_is_no_date_is_null(string text) => Assert.Null(FeedDate.Parse(text));

    private static void AssertReads(string text, string expected) => Assert.Equal(expected, FeedDate.ToIso(FeedDate.Parse(text)));
}
