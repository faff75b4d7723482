using System.Text;
using Alerts.Sources;

namespace Alerts.Tests.Sources;

public sealed class OpmlTests
{
    [Fact]
    public void A_list_becomes_sources_that_the_catalogue_reads()
    {
        IReadOnlyList<Source> sources = Opml.Read(
            Stream("""
                <opml version="2.0"><body><outline text="Trade">
                  <outline type="rss" text="Harbour's Wire" title="Harbour's Wire: trade" xmlUrl="https://wire.example/rss?a=1&amp;b=2" language="en"/>
                  <outline type="rss" text="Harbour's Wire" xmlUrl="https://wire.example/other"/>
                  <outline type="rss" text="again" xmlUrl="https://wire.example/other"/>
                  <outline type="rss" text="官报" xmlUrl="https://gazette.example/feed"/>
                  <outline type="rss" text="no" xmlUrl="file:///etc/passwd"/><outline text="only a folder"/>
                </outline></body></opml>
                """),
            ["harbour-s-wire"]);

        Assert.Equal(["harbour-s-wire-2", "harbour-s-wire-3", "gazette-example"], sources.Select(source => source.Name));
        Assert.Equal(sources, SourceCatalogueReader.Read("s.yaml", "sources:\n" + Opml.ToYaml(sources)));
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        Source source = new() { Name = "wire", Kind = SourceKind.Feed, Location = "https://wire.example/rss?a=1&b=2", Publisher = "The <Wire>", Language = "en" };

        Assert.Equal([source], Opml.Read(Stream(Opml.Write([source, source with { Name = "x", Kind = SourceKind.File }])), []));
    }

    [Theory]
    [InlineData("<rss/>", "expected OPML, got XML with the root element 'rss'")]
    [InlineData("words", "expected OPML, Data at the root level is invalid. Line 1, position 1.")]
    public void What_is_no_list_is_refused(string text, string error) =>
        Assert.Equal(error, Assert.Throws<ConfigurationException>(() => Opml.Read(Stream(text), [])).Message);

    [Fact]
    public void A_list_is_read_in_the_encoding_that_it_declares()
    {
        byte[] latin = Encoding.Latin1.GetBytes("<?xml version='1.0' encoding='iso-8859-1'?><opml><body><outline text='Börse' xmlUrl='https://boerse.example/feed'/></body></opml>");

        Assert.Equal("Börse", Assert.Single(Opml.Read(new MemoryStream(latin), [])).Publisher);
    }

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));
}
