using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Alerts.Classify;
using Alerts.Stories;

namespace Alerts.Tests.Stories;

/// <summary>
/// A month of articles in seven languages, written for this test, with the story and novelty that a careful
/// reader gives each: classified and placed as the pipeline does it.
/// </summary>
public sealed class StreamTests
{
    private static readonly KnowledgeBase Knowledge = KnowledgeBase.Load();

    [Fact]
    public void Articles_of_one_matter_meet_in_one_story_and_others_do_not()
    {
        List<(string? Expected, string? Got)> told = [.. Tell().Select(t => (t.Expected.Story, t.Placement.StoryId))];
        int both = 0, gotOnly = 0, expectedOnly = 0;
        for (int i = 0; i < told.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                bool expected = told[i].Expected is not null && told[i].Expected == told[j].Expected;
                bool got = told[i].Got is not null && told[i].Got == told[j].Got;
                both += expected && got ? 1 : 0;
                gotOnly += got && !expected ? 1 : 0;
                expectedOnly += expected && !got ? 1 : 0;
            }
        }

        double f1 = 2.0 * both / ((2 * both) + gotOnly + expectedOnly);
        Assert.True(f1 >= 0.85, string.Create(CultureInfo.InvariantCulture, $"pairwise F1 is {f1:F3}: {both} pairs right, {gotOnly} joined wrongly, {expectedOnly} parted wrongly"));
        Assert.True(gotOnly <= 2, $"{gotOnly} pairs of two matters share a story");
    }

    [Fact]
    public void Novelty_is_as_a_careful_reader_gives_it()
    {
        List<string> wrong = [.. Tell().Where(t => t.Expected.Novelty != Kebab.Of(t.Placement.Novelty))
            .Select(t => $"{t.Title}: expected {t.Expected.Novelty}, came {Kebab.Of(t.Placement.Novelty)}")];

        Assert.True(wrong.Count <= 5, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("China's ministry of commerce imposes export controls on {0}", "exports of {0} will need a licence from now on")]
    [InlineData("The US Bureau of Industry and Security imposes export controls on {0}", "exports of {0} will need a licence from now on")]
    public void The_same_sentences_about_other_goods_are_other_stories(string title, string sentence)
    {
        var classifier = new Classifier(Knowledge);
        var book = new StoryBook(Knowledge);
        string[] goods = ["H200", "H20", "MI308", "gallium", "germanium", "antimony", "graphite", "tungsten", "rare earths", "EUV lithography", "EDA software", "NAND", "drones", "lithium batteries"];

        List<Novelty> told = [.. goods.Select((product, i) =>
        {
            string headline = string.Format(CultureInfo.InvariantCulture, title, product);
            Article article = Stream.Article(product, i / 60.0, headline, string.Format(CultureInfo.InvariantCulture, $"The authority announced on Tuesday that {sentence}. It takes effect at once.", product));
            return book.Place(article, classifier.Classify(article), product).Novelty;
        })];

        Assert.All(told, novelty => Assert.Equal(Novelty.New, novelty));
    }

    [Fact]
    public void The_same_list_with_other_firms_is_another_story()
    {
        var classifier = new Classifier(Knowledge);
        var book = new StoryBook(Knowledge);
        string[] firms = ["YMTC", "Inspur", "Cambricon", "DJI"];

        List<Novelty> told = [.. firms.Select((firm, i) =>
        {
            Article article = Stream.Article(firm, i * 24, $"US adds {firm} to Entity List", $"The Commerce Department added {firm} to the Entity List, which restricts exports of American technology to it.");
            return book.Place(article, classifier.Classify(article), firm).Novelty;
        })];

        Assert.All(told, novelty => Assert.Equal(Novelty.New, novelty));
    }

    private static IEnumerable<(string Title, (string? Story, string Novelty) Expected, Placement Placement)> Tell([CallerFilePath] string here = "")
    {
        var classifier = new Classifier(Knowledge);
        var book = new StoryBook(Knowledge);
        foreach (string line in File.ReadLines(Path.Combine(Path.GetDirectoryName(here)!, "Fixtures", "stream.jsonl")))
        {
            JsonElement read = JsonDocument.Parse(line).RootElement;
            string id = read.GetProperty("id").GetString()!, title = read.GetProperty("title").GetString()!;
            DateTimeOffset published = read.GetProperty("published").GetDateTimeOffset();
            var article = new Article
            {
                Id = id,
                Source = "stream",
                Publisher = read.GetProperty("publisher").GetString(),
                Official = read.TryGetProperty("official", out JsonElement official) && official.GetBoolean(),
                Url = "",
                Title = title,
                Text = Article.Compose(title, read.GetProperty("text").GetString()!),
                Published = published,
                FirstSeen = published,
            };
            JsonElement expect = read.GetProperty("expect");
            yield return (title, (expect.GetProperty("story").GetString(), expect.GetProperty("novelty").GetString()!), book.Place(article, classifier.Classify(article), id));
        }
    }
}
