using Alerts.Classification;
using Alerts.Classification.Evaluation;
using Alerts.Classification.Terms;

namespace Alerts.Tests.Classification;

public sealed class TrainerTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("trained");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_wording_that_no_frame_knows_is_learned_from_a_few_articles()
    {
        const string Unheard = "Harbour office frobnicates parcels of antimony";
        Assert.Empty(Classified.Text(Unheard).Tags);
        string[] goods = 
        [
            "gallium", "graphite", "germanium", "indium", "tungsten", "molybdenum", "tellurium", "bismuth", "magnesium", "dysprosium", "terbium", "yttrium",
            "samarium", "lutetium", "scandium", "gadolinium", "holmium", "erbium", "europium", "thulium",
        ];
        List<LabelledArticle> articles =
        [
            .. goods.Select((name, i) => Labelled($"yes{i}", $"Harbour office frobnicates parcels of {name}", [Tag.ExportControl])),
            .. goods.Select((name, i) => Labelled($"no{i}", $"Smelter polishes ingots of {name}", [])),
        ];

        Train(articles);

        Assert.InRange(ScoreOf(Unheard), 2, 20);
        Assert.InRange(ScoreOf("Smelter polishes ingots of antimony"), -20, -2);
    }

    private float ScoreOf(string text)
    {
        var workspace = new Workspace();
        Reading reading = new Classifier(KnowledgeBase.Load(_folder.FullName)).Read(Classified.ArticleOf(text), workspace);
        return reading.Terms[TermHead.ExportControl];
    }

    [Fact]
    public void The_same_articles_give_the_same_weights()
    {
        List<LabelledArticle> articles = [.. Classified.Fixtures.Take(40)];
        (string Weights, string Terms) first = new Trainer(Classified.Knowledge, TextWriter.Null).Train(articles);
        (string Weights, string Terms) second = new Trainer(Classified.Knowledge, TextWriter.Null).Train(articles);
        Assert.Equal(first, second);
    }

    private void Train(List<LabelledArticle> articles)
    {
        (string weights, string terms) = new Trainer(Classified.Knowledge, TextWriter.Null).Train(articles);
        File.WriteAllText(Path.Combine(_folder.FullName, "weights.yaml"), weights);
        File.WriteAllText(Path.Combine(_folder.FullName, "terms.tsv"), terms);
    }

    private static LabelledArticle Labelled(string id, string title, IReadOnlyList<Tag> tags) => new()
    {
        Id = id, Language = "en", Title = title, Text = title, Tags = tags, Direction = tags.Count > 0 ? Direction.Tightening : Direction.None,
        Stage = Stage.None, Jurisdictions = [], Companies = [], Products = [], Sourcing = Sourcing.NamedSource,
    };
}
