using Alerts.Fetch.Http;

namespace Alerts.Tests.Fetch.Http;

public sealed class RobotsRulesTests
{
    [Theory]
    [InlineData("User-agent: *\nDisallow: /private/", "/private/x", false)]
    [InlineData("User-agent: *\nDisallow: /private/", "/public", true)]
    [InlineData("User-agent: *\nDisallow:", "/anything", true)]
    [InlineData("User-agent: *\nDisallow: /\nAllow: /news/", "/news/1", true)]
    [InlineData("User-agent: *\nDisallow: /news\nAllow: /news", "/news", true)]
    [InlineData("User-agent: other\nDisallow: /\n\nUser-agent: *\nAllow: /", "/x", true)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: Alerts\nDisallow: /private", "/x", true)]
    [InlineData("User-agent: *\nUser-agent: Alerts\nDisallow: /x", "/x", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x=1", true)]
    [InlineData("User-agent: *\nDisallow: /*/print", "/a/print/1", false)]
    [InlineData("user-AGENT : * # all\nDISALLOW : /x # no", "/x", false)]
    [InlineData("\uFEFFUser-agent: *\nDisallow: /x", "/x", false)]
    [InlineData("User-agent: *\rDisallow: /x", "/x", false)]
    [InlineData("User-agent: *\r\n\r\nDisallow: /x\r\n", "/x", false)]
    [InlineData("User-agent: *\nAllow: /\nUser-agent: Alerts/1.0\nDisallow: /x", "/x", false)]
    [InlineData("User-agent: *\nDisallow: /新闻/", "/%E6%96%B0%E9%97%BB/1", false)]
    [InlineData("Disallow: /x", "/x", true)]
    [InlineData("User-agent: *\nCrawl-delay: 5\nSitemap: https://a.example/s.xml\nDisallow: /x", "/x", false)]
    [InlineData("<html>not found</html>", "/x", true)]
    [InlineData("", "/x", true)]
    public void The_longest_rule_for_us_decides(string robots, string path, bool allowed) =>
        Assert.Equal(allowed, RobotsRules.IsAllowed(RobotsRules.Parse(robots), path));
}
