using Alerts.Deliver.Content;

namespace Alerts.Tests.Deliver.Content;

public sealed class UntrustedLinkTests
{
    [Theory]
    [InlineData("https://www.wire.example/a?b=c&d=e#f", "wire.example")]
    [InlineData("http://例え.テスト/", "xn--r8jz45g.xn--zckzah")]
    [InlineData("https://xn--80ak6aa92e.com/", "xn--80ak6aa92e.com")]
    public void Web_links_are_shown_by_the_host_that_they_open(string link, string host) =>
        Assert.Equal(host, UntrustedLink.HostOf(UntrustedLink.Accept(link)!));

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData(" JavaScript:alert(1)")]
    [InlineData("data:text/html,<script>")]
    [InlineData("file:///etc/passwd")]
    [InlineData("mailto:a@b.example")]
    [InlineData("https://bank.example@evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/relative")]
    [InlineData("")]
    [InlineData(null)]
    public void Anything_else_is_no_link(string? link) => Assert.Null(UntrustedLink.Accept(link));

    [Fact]
    public void A_link_that_would_fill_a_card_is_no_link() => Assert.Null(UntrustedLink.Accept("https://long.example/" + new string('a', 3_000)));
}
