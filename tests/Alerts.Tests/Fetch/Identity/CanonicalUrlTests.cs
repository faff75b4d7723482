using Alerts.Fetch.Identity;

namespace Alerts.Tests.Fetch.Identity;

public sealed class CanonicalUrlTests
{
    [Theory]
    [InlineData("http://paper.example/a/1")]
    [InlineData("https://www.paper.example/a/1")]
    [InlineData("https://WWW.Paper.Example:443/a/1")]
    [InlineData("http://paper.example:80/a/1/")]
    [InlineData("https://m.paper.example/a/1")]
    [InlineData("https://mobile.paper.example/a/1")]
    [InlineData("https://amp.paper.example/a/1")]
    [InlineData("https://paper.example/amp/a/1")]
    [InlineData("https://paper.example/a/1/amp/")]
    [InlineData("https://paper.example/a/1?amp=1")]
    [InlineData("https://paper.example/a/1?utm_source=rss&utm_medium=feed&fbclid=x")]
    [InlineData("https://paper.example/a/1?_ga=2.1&srsltid=AfmB")]
    [InlineData("https://paper.example/a/1;jsessionid=0A1B2C3D")]
    [InlineData("https://paper.example/a/1;JSESSIONID=0A1B2C3D?utm_source=rss")]
    [InlineData("https://paper.example/a/1#comments")]
    [InlineData("https://paper.example/a/1/index.html")]
    [InlineData("https://paper-example.cdn.ampproject.org/c/s/paper.example/a/1")]
    [InlineData("https://www.google.com/amp/s/paper.example/a/1")]
    public void All_spellings_of_one_page_are_one(string link) => Assert.Equal("paper.example/a/1", CanonicalUrl.Of(link));

    [Theory]
    [InlineData("https://paper.example/?p=1", "https://paper.example/?p=2")]
    [InlineData("https://paper.example/a/1", "https://paper.example/A/1")]
    [InlineData("https://paper.example/#!/a/1", "https://paper.example/#!/a/2")]
    [InlineData("https://paper.example:8080/a", "https://paper.example/a")]
    [InlineData("https://news.paper.example/a", "https://paper.example/a")]
    [InlineData("https://m.example/a", "https://example/a")]
    [InlineData("https://paper.example/camp", "https://paper.example/c")]
    public void Different_pages_stay_different(string one, string other) => Assert.NotEqual(CanonicalUrl.Of(one), CanonicalUrl.Of(other));

    [Fact]
    public void The_case_of_an_escape_does_not_matter() =>
        Assert.Equal(CanonicalUrl.Of("https://paper.example/%e6%96%b0?q=%c3%a4"), CanonicalUrl.Of("https://paper.example/%E6%96%B0?q=%C3%A4"));

    [Fact]
    public void The_order_of_parameters_does_not_matter() =>
        Assert.Equal(CanonicalUrl.Of("https://paper.example/x?b=2&a=1"), CanonicalUrl.Of("https://paper.example/x?a=1&b=2"));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("/a/1")]
    [InlineData("mailto:desk@paper.example")]
    [InlineData("tag:paper.example,2026:1")]
    public void What_is_no_address_is_null(string? link) => Assert.Null(CanonicalUrl.Of(link));
}
