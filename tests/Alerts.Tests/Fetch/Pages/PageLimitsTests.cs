using System.Globalization;
using Alerts.Fetch;
using Alerts.Fetch.Pages;

namespace Alerts.Tests.Fetch.Pages;

/// <summary>What a page may cost: each limit by a small page and a small limit, and the pages that are known to be dear by the real ones.</summary>
public sealed class PageLimitsTests
{
    private const string Sentence = "The ministry said that exporters of machine tools must apply for a licence, and named the offices that decide. ";
    private static readonly Uri Address = new("https://www.paper.example/news/7");
    private static readonly string Article = Repeat($"<p>{Sentence}</p>", 3);

    [Theory]
    [InlineData(10, 500, 1_000_000, "expected a page of at most 10 tags, the page of www.paper.example has 411 tags")]
    [InlineData(1_000, 100, 1_000_000, "expected elements nested at most 100 deep, those of the page of www.paper.example are nested deeper")]
    [InlineData(1_000, 500, 20, "expected a page that can be looked through in 20 steps, that of www.paper.example takes 246: too many links, line breaks or elements side by side")]
    public void A_page_beyond_a_limit_is_refused_with_the_limit(int tags, int depth, long steps, string message)
    {
        string html = $"<body>{Repeat("<div>", 200)}{Article}{Repeat("</div>", 200)}<a href='/'>x</a><br></body>";
        var limits = new PageLimits { Tags = tags, Depth = depth, Steps = steps };

        Assert.Equal(message, Assert.Throws<SourceFailedException>(() => PageReader.Read(html, Address, limits: limits)).Message);
        Assert.Null(PageReader.Read(html, Address).NotTheArticle);
    }

    [Fact]
    public void A_page_that_is_too_dear_to_look_through_is_read_by_its_marks()
    {
        var limits = new PageLimits { Steps = 1 };

        Assert.Equal(3, PageReader.Read($"<body><article>{Article}</article><a>x</a><br></body>", Address, limits: limits).Text.Split("\n\n").Length);
    }

    [Theory]
    [InlineData("<span>", 50_000, "nested at most 500 deep")]
    [InlineData("<div>", 30_000, "nested at most 500 deep")]
    [InlineData("<table><tr><td>", 5_000, "nested at most 500 deep")]
    [InlineData("<a href='/x'>link</a> ", 10_000, "in 15,000,000 steps")]
    [InlineData("<a href='/x'>link</a> ", 29_000, "in 15,000,000 steps")]
    [InlineData("<li><a href='/x'>link</a>", 10_000, "in 15,000,000 steps")]
    [InlineData("line<br><br>", 10_000, "in 15,000,000 steps")]
    [InlineData("<div><a href='/x'>link</a></div>", 10_000, "in 15,000,000 steps")]
    [InlineData("<p>x", 60_001, "at most 60,000 tags")]
    public void Pages_that_are_known_to_be_dear_are_refused(string piece, int times, string limit) =>
        Assert.Contains(limit, Assert.Throws<SourceFailedException>(() => PageReader.Read(Repeat(piece, times), Address)).Message, StringComparison.Ordinal);

    [Fact]
    public void Formatting_that_is_never_closed_counts_with_what_it_makes_of_the_page()
    {
        string html = string.Concat(Enumerable.Range(0, 1_000).Select(number => string.Create(CultureInfo.InvariantCulture, $"<p><i class=a{number}>x")));

        Assert.Equal(
            "expected a page of at most 60,000 tags, the page of www.paper.example has 501,500 elements, with the formatting that it never closes",
            Assert.Throws<SourceFailedException>(() => PageReader.Read(html, Address)).Message);
        Assert.Null(PageReader.Read(Repeat($"<p><b>{Sentence}", 1_000), Address).NotTheArticle);
    }

    [Fact]
    public void Tags_in_scripts_are_none() =>
        Assert.Null(PageReader.Read($"<body><script>{Repeat("'<b>'", 100_000)}</script><article>{Article}</article></body>", Address).NotTheArticle);

    private static string Repeat(string piece, int times) => string.Concat(Enumerable.Repeat(piece, times));
}
