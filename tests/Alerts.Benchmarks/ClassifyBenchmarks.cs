using Alerts.Classification;
using Alerts.Classification.Text;
using BenchmarkDotNet.Attributes;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Alerts.Benchmarks;

/// <summary>
/// The classifier, beside a bare scan for the same patterns in the same text, and beside ML.NET's text featurising (<c>FeaturizeText</c>: word
/// and character n-grams), which is where a learned classifier would begin and after which it would still have to decide. Its n-grams come from
/// what it was fitted on: the test articles in eight languages, as a learned classifier's would, or that article alone, the least there can be.
/// </summary>
[MemoryDiagnoser]
public class ClassifyBenchmarks
{
    private Classifier _classifier = null!;
    private Automaton _automaton = null!;
    private Article _article = null!;
    private PredictionEngine<Input, Features> _fittedOnCorpus = null!;
    private PredictionEngine<Input, Features> _fittedOnArticle = null!;

    [Params(SomeText.English4KB, SomeText.English350, SomeText.English100KB, SomeText.Chinese1500)]
    public SomeText Text { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        var knowledge = KnowledgeBase.Load();
        _classifier = new Classifier(knowledge);
        _automaton = knowledge.Lexicon.Automaton;
        _article = SomeArticle.Of(SomeArticle.Text(Text));
        _fittedOnCorpus = Featuriser(SomeArticle.TestTexts());
        _fittedOnArticle = Featuriser([_article.Text]);
    }

    [Benchmark(Baseline = true)]
    public ArticleClassification Classify() => _classifier.Classify(_article.ToClassify);

    /// <summary>The patterns alone: nothing is judged, joined or kept.</summary>
    [Benchmark]
    public int BareScan()
    {
        ReadOnlySpan<char> text = _article.Text;
        int found = 0;
        bool wordBefore = false;
        for (int start = 0; start < text.Length; start++)
        {
            bool word = _automaton.IsWordCharacter(text[start]);
            bool within = word && wordBefore;
            wordBefore = word;
            int state = _automaton.Root;
            for (int i = start; !within && i < text.Length && _automaton.TryStep(ref state, text[i], out int terms); i++)
            {
                found += terms != 0 ? 1 : 0;
            }
        }

        return found;
    }

    [Benchmark]
    public int FeaturesOfCorpus() => _fittedOnCorpus.Predict(new Input { Text = _article.Text }).Values.GetValues().Length;

    [Benchmark]
    public int FeaturesOfArticle() => _fittedOnArticle.Predict(new Input { Text = _article.Text }).Values.GetValues().Length;

    private static PredictionEngine<Input, Features> Featuriser(IEnumerable<string> texts)
    {
        var ml = new MLContext(seed: 1);
        IDataView data = ml.Data.LoadFromEnumerable(texts.Select(text => new Input { Text = text }));
        ITransformer fitted = ml.Transforms.Text.FeaturizeText(nameof(Features.Values), nameof(Input.Text)).Fit(data);
        return ml.Model.CreatePredictionEngine<Input, Features>(fitted);
    }

    public sealed class Input
    {
        public string Text { get; set; } = "";
    }

    /// <summary>Sparse, as ML.NET has it: of the features of a corpus an article has few.</summary>
    public sealed class Features
    {
        public VBuffer<float> Values { get; set; }
    }
}
