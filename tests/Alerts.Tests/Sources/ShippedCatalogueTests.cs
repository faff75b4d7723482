using System.Text.RegularExpressions;
using Alerts.Sources;

namespace Alerts.Tests.Sources;

/// <summary>The <c>sources.yaml</c> that everybody begins with.</summary>
public sealed partial class ShippedCatalogueTests
{
    private static readonly string Yaml = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "sources.yaml"));

    [Fact]
    public void It_is_read_and_only_the_search_over_the_press_is_off()
    {
        IReadOnlyList<Source> sources = SourceCatalogueReader.Read("sources.yaml", Yaml);

        Assert.True(sources.Count >= 12);
        Assert.Equal(SourceKind.Gdelt, Assert.Single(sources, source => !source.Enabled).Kind);
        Assert.All(sources.Where(source => source.Enabled), source => Assert.True(source is { Official: true, Language: not null, Publisher: not null }));
    }

    [Fact]
    public void Each_entry_says_who_publishes_in_which_language_how_often_and_on_what_terms()
    {
        foreach (Match entry in Entry().Matches(Yaml))
        {
            string comment = entry.Groups[1].Value;
            Assert.Matches("English|Dutch|Japanese|Korean|Chinese|[Aa]ll languages", comment);
            Assert.Matches("working days|[Dd]aily|[Ww]eekly|a week|every fifteen", comment);
            Assert.Matches("https://|as above", comment);
        }

        Assert.Equal(SourceCatalogueReader.Read("sources.yaml", Yaml).Count, Entry().Count(Yaml));
    }

    [GeneratedRegex("((?:^  # .*\\n)+)  - name: ", RegexOptions.Multiline)]
    private static partial Regex Entry();
}
