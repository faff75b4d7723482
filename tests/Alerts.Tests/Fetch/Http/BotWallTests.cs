using System.Text;
using Alerts.Fetch.Http;

namespace Alerts.Tests.Fetch.Http;

public sealed class BotWallTests
{
    private const string Words = "The ministry said on Tuesday that exporters of machine tools must apply for a licence before they ship, and named the office that decides. ";

    [Theory]
    [InlineData(403, "cf-mitigated: challenge", "", "Cloudflare")]
    [InlineData(200, "cf-mitigated: challenge", "<html>", "Cloudflare")]
    [InlineData(403, "x-datadome: protected", "", "DataDome")]
    [InlineData(403, "x-iinfo: 1-2-3", "", "Imperva")]
    [InlineData(405, "x-amzn-waf-action: captcha", "", "AWS WAF")]
    [InlineData(202, "", "<html><meta http-equiv='refresh' content='0;/.well-known/sgcaptcha/?r=%2F'></html>", "SiteGround")]
    [InlineData(200, "", "<html><title>Just a moment...</title></html>", "Cloudflare")]
    [InlineData(403, "", "<html><script>window._cf_chl_opt={}</script></html>", "Cloudflare")]
    [InlineData(200, "", "<html><script src='/_Incapsula_Resource?SWJIYLWA=5074'></script></html>", "Imperva")]
    [InlineData(200, "", "<html><script src='https://ct.captcha-delivery.com/c.js'></script></html>", "DataDome")]
    [InlineData(403, "", "<html><div id='px-captcha'></div></html>", "HUMAN")]
    [InlineData(200, "", "<html><p>Are you a person?</p><div class='cf-turnstile'></div></html>", "a captcha")]
    [InlineData(200, "", "<html><form><div class='h-captcha'></div></form></html>", "a captcha")]
    [InlineData(200, "", "<html><form><img src='/captcha.png'><input name='answer'></form></html>", "a captcha")]
    [InlineData(403, "", "<html><title>Access Denied</title></html>", "Akamai")]
    [InlineData(200, "", "<?xml version='1.0'?><!DOCTYPE html><html><head><title>Just a moment...</title><link href='/feed/x'></head></html>", "Cloudflare")]
    public void A_wall_is_named(int status, string header, string body, string wall) => Assert.Equal(wall, Find(status, header, body));

    [Theory]
    [InlineData(404, "", "<html><p>Not found</p><div class='g-recaptcha'></div></html>")]
    [InlineData(200, "x-iinfo: 1-2-3", "<html><p>Welcome</p></html>")]
    [InlineData(200, "", "<rss><channel><title>Just a moment...</title></channel></rss>")]
    [InlineData(200, "", "<html><script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>{0}</html>")]
    [InlineData(200, "", "<html><script src='/_Incapsula_Resource?SWJIYLWA=719'></script>{0}</html>")]
    [InlineData(200, "", "<html>{0}<form>Write to us <div class='g-recaptcha'></div></form></html>")]
    [InlineData(403, "", "<html><p>This is not for you.</p></html>")]
    [InlineData(200, "", "<html><title>Access Denied</title>{0}</html>")]
    [InlineData(200, "", "<?xml version='1.0'?><rss version='2.0'><channel><title>News</title><item><title>Access Denied</title></item></channel></rss>")]
    [InlineData(200, "", "\r\n<!-- made by <b>hand</b> --><rss><channel><item><title>A captcha for exporters</title></item></channel></rss>")]
    [InlineData(200, "", "<?xml version='1.0'?><atom:feed xmlns:atom='http://www.w3.org/2005/Atom'><atom:title>captcha</atom:title></atom:feed>")]
    [InlineData(200, "", "<rdf:RDF><item><title>Just a moment...</title></item></rdf:RDF>")]
    [InlineData(200, "", "<!DOCTYPE rss><RSS><channel><item><title>Access Denied</title></item></channel></RSS>")]
    [InlineData(200, "", "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"title\":\"A captcha for exporters\"}]}")]
    [InlineData(200, "", "[{\"title\":\"A captcha for exporters\"}]")]
    public void A_page_of_the_publisher_is_no_wall(int status, string header, string body) =>
        Assert.Null(Find(status, header, body.Replace("{0}", string.Concat(Enumerable.Repeat($"<p>{Words}</p>", 8)), StringComparison.Ordinal)));

    private static string? Find(int status, string header, string body)
    {
        using var response = new HttpResponseMessage();
        if (header.Split(": ") is [var name, var value])
        {
            response.Headers.Add(name, value);
        }

        return BotWall.Find(status, response.Headers, body.StartsWith("<rss", StringComparison.Ordinal) ? "application/rss+xml" : "text/html", Encoding.UTF8.GetBytes(body));
    }
}
