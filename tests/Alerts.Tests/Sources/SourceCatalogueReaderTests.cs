using Alerts.Sources;

namespace Alerts.Tests.Sources;

public sealed class SourceCatalogueReaderTests
{
    [Fact]
    public void A_source_is_read_with_all_its_settings()
    {
        Source source = Assert.Single(SourceCatalogueReader.Read("/etc/alerts/sources.yaml", """
            sources:
              - name: uk-ecju
                kind: feed
                location: https://www.gov.uk/government/organisations/export-control-joint-unit.atom
                publisher: Export Control Joint Unit
                official: true
                language: en
                every: 2h
                backfill: true
                enabled: false
            """));

        Assert.Equal(
            new Source
            {
                Name = "uk-ecju", Kind = SourceKind.Feed, Location = "https://www.gov.uk/government/organisations/export-control-joint-unit.atom",
                Publisher = "Export Control Joint Unit", Official = true, Language = "en", Every = TimeSpan.FromHours(2), Backfill = true, Enabled = false,
            },
            source);
    }

    [Fact]
    public void A_file_is_relative_to_the_catalogue() =>
        Assert.Equal("/etc/alerts/feeds/a.rss", Assert.Single(SourceCatalogueReader.Read("/etc/alerts/sources.yaml", """
            sources:
              - { name: a, kind: file, location: feeds/a.rss }
            """)).Location);

    [Theory]
    [InlineData("", 1, new string[0])]
    [InlineData(", pages: 10, fields: [docket_ids, topics]", 10, new[] { "docket_ids", "topics" })]
    public void The_federal_register_is_read_one_page_deep_unless_told_otherwise(string keys, int pages, string[] fields)
    {
        Source source = Assert.Single(SourceCatalogueReader.Read("s.yaml", $"sources:\n  - {{name: a, kind: federal-register, agencies: [b]{keys}}}"));

        Assert.Equal(pages, source.Pages);
        Assert.Equal(fields, source.Fields);
    }

    [Theory]
    [InlineData("sources:\n  - {name: A B, kind: file, location: x}", "s.yaml:2: name: expected lower-case letters, digits and hyphens, got 'A B'")]
    [InlineData("sources:\n  - name: a\n    kind: file\n    location: x\n    colour: red", "s.yaml:5: expected one of name, kind, location, publisher, official, language, every, enabled, backfill, full-text, got 'colour'")]
    [InlineData("sources:\n  - name: a\n    kind: feed\n    location: ftp://example.org/x", "s.yaml:4: location: expected an absolute http or https address, got 'ftp://example.org/x'")]
    [InlineData("sources:\n  - name: a\n    kind: file\n    location: x\n    every: often", "s.yaml:5: every: expected a time such as 15m, 2h or 1d, got 'often'")]
    [InlineData("sources:\n  - name: a\n    kind: file\n    location: x\n    official: yes", "s.yaml:5: official: expected true or false, got 'yes'")]
    [InlineData("sources:\n  - name: a\n    kind: file", "s.yaml:2: location: expected text, got nothing")]
    [InlineData("sources:\n  - {name: a, kind: file, location: x}\n  - {name: a, kind: file, location: y}", "s.yaml:3: expected a name that no other source has, got 'a' again")]
    [InlineData("sources:\n  - {name: a, kind: federal-register, agencies: [b], pages: 11}", "s.yaml:2: pages: expected a number from 1 to 10, got '11'")]
    [InlineData("sources:\n  - {name: a, kind: federal-register, agencies: [b], pages: all}", "s.yaml:2: pages: expected a number from 1 to 10, got 'all'")]
    [InlineData("sources:\n  - {name: a, kind: federal-register, agencies: [b], fields: docket_ids}", "s.yaml:2: fields: expected a list of texts, got 'docket_ids'")]
    [InlineData("sources:\n  - name: a\n    kind: page\n    location: https://a.example/\n    items: 'ul [['", "s.yaml:5: items: expected a CSS selector, got 'ul [['")]
    [InlineData("sources:\n  - {name: a, kind: page, location: 'https://a.example/', items: li, date: 'span['}", "s.yaml:2: date: expected a CSS selector, got 'span['")]
    [InlineData("feeds: []", "s.yaml:1: expected 'sources:' with a list below it")]
    [InlineData("", "s.yaml:1: expected 'sources:' with a list below it")]
    public void A_wrong_catalogue_is_refused_with_file_and_line(string yaml, string error)
    {
        var refused = Assert.Throws<ConfigurationException>(() => SourceCatalogueReader.Read("s.yaml", yaml));

        Assert.Equal([error], refused.Errors);
    }

    [Fact]
    public void Every_error_is_reported_at_once()
    {
        var refused = Assert.Throws<ConfigurationException>(() => SourceCatalogueReader.Read("s.yaml", """
            sources:
              - {name: a, kind: fax, location: x}
              - {name: b, kind: feed, location: x, every: 0m}
            """));

        Assert.Equal(3, refused.Errors.Count);
    }
}
