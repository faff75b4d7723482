using System.Globalization;
using System.Text;
using Alerts.Classification;

namespace Alerts.Benchmarks;

/// <summary>
/// How much longer ten times the text takes, for ordinary texts and for the worst that are known:
/// <c>dotnet run --project tests/Alerts.Benchmarks -c Release -- linear</c>. Processor time, the least of several runs, so that other
/// work on the machine counts little. Ends with 1 where a text takes more than 12 times as long.
/// </summary>
internal static class LinearTime
{
    private const int Length = 100_000;
    private const int Tenfold = 10;
    private const int Runs = 7;
    private const double Most = 12;

    private static readonly string[] WorstPieces =
    [
        "export controls ", "\n", ". ", ".\n", "&amp;", "&", "中", ".", "\uD800", "Beijing told firms to halt orders of the H200. ", "Nvidia H200 ",
        "AI chips ", "Foo Corp. ", "Foo Corp and ", " Inc", "“‘", "\"(", "The account contradicts the report. ", "on condition that ", "effective May 1 ",
        "people familiar with ", "2025年第61号", "91 FR 1684 ", "  ", "a", "A ", "1", "2019 ", "not ", "出口管制", "exportcontrolexport",
    ];

    public static int Print()
    {
        var classifier = new Classifier(KnowledgeBase.Load());
        int worse = 0;
        Console.WriteLine($"| text, {Length:N0} characters and {Tenfold * Length:N0} | ms | ms | ratio |");
        Console.WriteLine("|---|---:|---:|---:|");
        foreach ((string name, string piece) in Texts())
        {
            double once = LeastMilliseconds(classifier, Repeat(piece, Length)), tenfold = LeastMilliseconds(classifier, Repeat(piece, Tenfold * Length));
            worse += tenfold > Most * once ? 1 : 0;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {once:0.00} | {tenfold:0.00} | {tenfold / once:0.0} |"));
        }

        Console.WriteLine($"{worse} above {Most}");
        return worse == 0 ? 0 : 1;
    }

    private static IEnumerable<(string Name, string Piece)> Texts()
    {
        yield return ("articles in eight languages", string.Join("\n\n", SomeArticle.TestTexts()));
        yield return ("an English article", SomeArticle.Text(SomeText.English4KB));
        yield return ("a Chinese article", SomeArticle.Text(SomeText.Chinese1500));
        foreach (string piece in WorstPieces)
        {
            yield return ($"`{piece.Replace("\n", "\\n", StringComparison.Ordinal).Replace("\uD800", "\\uD800", StringComparison.Ordinal)}` repeated", piece);
        }
    }

    private static string Repeat(string piece, int length) => new StringBuilder().Insert(0, piece, (length / piece.Length) + 1).ToString(0, length);

    private static double LeastMilliseconds(Classifier classifier, string text)
    {
        Article article = SomeArticle.Of(text);
        double least = double.MaxValue;
        for (int run = 0; run < Runs; run++)
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            classifier.Classify(article.ToClassify);
            least = Math.Min(least, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
        }

        return least;
    }
}
