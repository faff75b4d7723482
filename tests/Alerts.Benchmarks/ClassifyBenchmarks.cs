using System.Text;
using Alerts.Classify;
using BenchmarkDotNet.Attributes;
using Microsoft.ML;

namespace Alerts.Benchmarks;

/// <summary>
/// One article of 4 KB: the classifier, beside a bare scan for the same patterns and beside ML.NET's text featurising,
/// which is where a learned classifier would begin.
/// </summary>
[MemoryDiagnoser]
public class ClassifyBenchmarks
{
    private const int Length = 4096;

    private Classifier _classifier = null!;
    private Lexicon _lexicon = null!;
    private Article _article = null!;
    private PredictionEngine<Input, Features> _featuriser = null!;

    [GlobalSetup]
    public void SetUp()
    {
        var knowledge = KnowledgeBase.Load();
        _classifier = new Classifier(knowledge);
        _lexicon = knowledge.Lexicon;
        string text = Text();
        _article = new Article
        {
            Id = "1",
            Source = "benchmark",
            Url = "",
            Title = "",
            Text = text,
            Published = DateTimeOffset.UnixEpoch.AddYears(56),
            FirstSeen = DateTimeOffset.UnixEpoch.AddYears(56),
        };
        var ml = new MLContext(seed: 1);
        IDataView data = ml.Data.LoadFromEnumerable([new Input { Text = text }]);
        ITransformer fitted = ml.Transforms.Text.FeaturizeText("Values", nameof(Input.Text)).Fit(data);
        _featuriser = ml.Model.CreatePredictionEngine<Input, Features>(fitted);
    }

    [Benchmark(Baseline = true)]
    public Classification Classify() => _classifier.Classify(_article);

    [Benchmark]
    public int BareScan()
    {
        Automaton automaton = _lexicon.Automaton;
        int state = Automaton.Root, found = 0;
        foreach (char c in _article.Text)
        {
            state = automaton.Step(state, c, out int output);
            found += output != 0 ? 1 : 0;
        }

        return found;
    }

    [Benchmark]
    public float[] MachineLearningFeatures() => _featuriser.Predict(new Input { Text = _article.Text }).Values;

    /// <summary>An article as agencies write them: a few sentences of news, then background that says little.</summary>
    private static string Text()
    {
        const string News = """
            China weighs licences for Nvidia chip imports

            Regulators in Beijing are considering whether to approve imports of the H200 for a handful of universities, people familiar with the matter said on Thursday.
            The Commerce Department in Washington granted export licences last month on condition that a quarter of the revenue is paid to the Treasury.

            """;
        const string Background = """
            Shares were little changed in early trading after the report, which gave no further details of the timetable. Analysts have long debated how quickly
            local designers can catch up, and how many machines the large internet groups will need for their next models. The company has spoken of a market worth
            tens of billions, and of a supply chain that needs months of notice before it can ship a single rack. Its partners in Asia have added lines and people.

            """;
        var text = new StringBuilder(News);
        while (text.Length < Length)
        {
            text.Append(Background);
        }

        return text.ToString(0, Length);
    }

    public sealed class Input
    {
        public string Text { get; set; } = "";
    }

    public sealed class Features
    {
        public float[] Values { get; set; } = [];
    }
}
