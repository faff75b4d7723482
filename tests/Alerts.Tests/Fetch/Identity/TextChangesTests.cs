using Alerts.Fetch.Identity;

namespace Alerts.Tests.Fetch.Identity;

public sealed class TextChangesTests
{
    private const string First = "The ministry said that exporters of lathes must apply for a licence from March on.";
    private const string Second = "Applications are decided within forty working days, the order says, and a refusal is given with reasons.";

    [Theory]
    [InlineData($"{First}\n\n{Second}", $"{Second}\n\n{First}")]
    [InlineData($"{First}\n\n{Second}", First)]
    [InlineData($"{First}\n\n{Second}", "The ministry said that exporters of lathes must apply for a lic…")]
    [InlineData($"{First}\n\n{Second}", $"{First}\n\n{Second}\n\nRead more")]
    [InlineData($"{First}\n\n{Second}", $"{First}\n\n{Second} ")]
    [InlineData($"{First}\n\n{Second}", $"{First}\n\nApplications are decided within forty working days, the order says; and a refusal is given with its reasons.")]
    public void Order_cuts_and_spelling_are_no_change(string before, string now) => Assert.Empty(TextChanges.Between(Of("t", before), Of("t", now)));

    [Fact]
    public void A_new_paragraph_is_a_change()
    {
        const string Added = "On Friday the ministry added two destinations to the list, without naming a reason.";

        Assert.Equal(
            ["The title was \"Lathes\".", $"New: \"{Added}\""],
            TextChanges.Between(Of("Lathes", First), Of("Lathes: list grows", $"{First}\n\n{Added}")));
    }

    [Fact]
    public void Another_number_in_the_same_words_is_a_change() =>
        Assert.Single(TextChanges.Between(
            Of("t", "The quota for the year is set at 400 tonnes of gallium, the notice says, and is given out by quarter."),
            Of("t", "The quota for the year is set at 250 tonnes of gallium, the notice says, and is given out by quarter.")));

    [Fact]
    public void Chinese_text_is_compared_by_its_characters()
    {
        const string Before = "商务部公告称，自三月一日起，出口上述物项应当申请许可，未经许可不得出口，违者将依法处理，具体办法另行公布，请出口经营者遵照执行。";

        Assert.Empty(TextChanges.Between(Of("公告", Before), Of("公告", Before.Replace("请出口经营者", "请各出口经营者", StringComparison.Ordinal))));
        Assert.Single(TextChanges.Between(Of("公告", Before), Of("公告", Before + "\n\n四月五日补充：对已签合同设六个月过渡期，过渡期内凭合同备案放行，逾期仍须申请许可，备案办法见商务部网站通知公告栏目。")));
    }

    private static Article Of(string title, string body) => new()
    {
        Id = "a", Source = "s", Url = "", Title = title, Text = Article.Compose(title, body), Published = DateTimeOffset.UnixEpoch, FirstSeen = DateTimeOffset.UnixEpoch,
    };
}
