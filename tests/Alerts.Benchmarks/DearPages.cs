using System.Globalization;
using Alerts.Fetch;
using Alerts.Fetch.Pages;

namespace Alerts.Benchmarks;

/// <summary>
/// The processor time of pages that were made to be dear, and of long ones that were not:
/// <c>dotnet run --project tests/Alerts.Benchmarks -c Release -- pages</c>. Ends with 1 where one takes more than two seconds.
/// </summary>
internal static class DearPages
{
    private const int Runs = 3;
    private const double MostMilliseconds = 2_000;
    private const string Sentence = "The ministry said that exporters of machine tools must apply for a licence, and named the offices that decide. ";

    private static readonly (string Name, string Html)[] Pages =
    [
        ("50,000 nested span", Repeat("<span>", 50_000)),
        ("500 nested div around 20,000 p", Repeat("<div>", 500) + Repeat("<p>x", 20_000)),
        ("400 nested span around 28,000", Repeat("<span>", 400) + Repeat("<span>x</span>", 28_000)),
        ("1,000 unclosed i in 1,000 p", string.Concat(Enumerable.Range(0, 1_000).Select(number => string.Create(CultureInfo.InvariantCulture, $"<p><i class=a{number}>x")))),
        ("2,600 links", Repeat("<a href='/x'>link</a> ", 2_600)),
        ("10,000 links", Repeat("<a href='/x'>link</a> ", 10_000)),
        ("29,000 links", Repeat("<a href='/x'>link</a> ", 29_000)),
        ("10,000 links in a list", Repeat("<li><a href='/x'>link</a>", 10_000)),
        ("2,600 double line breaks", Repeat("line<br><br>", 2_600)),
        ("10,000 double line breaks", Repeat("line<br><br>", 10_000)),
        ("30,000 b", Repeat("<b>x</b> ", 29_000)),
        ("3,500 div", Repeat($"<div>{Sentence}</div>", 3_500)),
        ("5,000 rows", $"<table>{Repeat($"<tr><td>{Sentence}<td>12", 5_000)}</table>"),
        ("200 nested tables around 20,000 p", Repeat("<table><tr><td>x", 150) + Repeat("<p>y", 20_000)),
        ("text of 20,000 b before its table", $"<table>{Repeat("x<b>y</b>", 20_000)}"),
        ("an article of 6,000 paragraphs", $"<article>{Repeat($"<p>{Sentence}</p>", 6_000)}</article>"),
        ("a page of 3,000 paragraphs", Repeat($"<p>{Sentence}</p>", 3_000)),
    ];

    public static int Print()
    {
        int dear = 0;
        Console.WriteLine("| page | KB | processor ms | what becomes of it |");
        Console.WriteLine("|---|---:|---:|---|");
        Measure(Pages[^1].Html, out _);
        foreach ((string name, string html) in Pages)
        {
            double least = double.MaxValue;
            string outcome = "";
            for (int run = 0; run < Runs; run++)
            {
                least = Math.Min(least, Measure(html, out outcome));
            }

            dear += least > MostMilliseconds ? 1 : 0;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {html.Length / 1024} | {least:0} | {outcome} |"));
        }

        return dear == 0 ? 0 : 1;
    }

    private static double Measure(string html, out string outcome)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        try
        {
            PageText page = PageReader.Read(html, new Uri("https://paper.example/1"));
            outcome = string.Create(CultureInfo.InvariantCulture, $"read, {page.Text.Length} characters{(page.NotTheArticle is { } why ? $"; {why}" : "")}");
        }
        catch (SourceFailedException exception)
        {
            outcome = exception.Message;
        }

        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }

    private static string Repeat(string piece, int times) => string.Concat(Enumerable.Repeat(piece, times));
}
