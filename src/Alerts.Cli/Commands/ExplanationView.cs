using System.Globalization;
using System.Text;
using Alerts.Classification.Explanations;
using Alerts.Classification.Scoring;
using Spectre.Console;

namespace Alerts.Cli.Commands;

/// <summary>An explanation for a person: the marked text, the claims, the reckoning of each tag.</summary>
internal static class ExplanationView
{
    public static void Write(string text, Explanation explanation)
    {
        Heading("Text: what was recognised is in brackets, with what it is or contributes");
        AnsiConsole.WriteLine(Marked(text, explanation.Marks));
        Heading($"Claims ({explanation.Frames.Count})");
        foreach (FrameLine line in explanation.Frames)
        {
            AnsiConsole.WriteLine($"- {line.Summary}");
            AnsiConsole.WriteLine($"  “{text[line.Start..line.End].ReplaceLineEndings(" ")}”");
        }

        foreach (TagReckoning tag in explanation.Tags)
        {
            string name = ClassificationView.Kebab(tag.Tag);
            Heading(string.Create(CultureInfo.InvariantCulture,
                $"{name}: {(tag.Carried ? "yes" : "no")}, confidence {tag.Confidence:0.00}, threshold {tag.Threshold:0.00}"));
            var table = new Table().Border(TableBorder.None).AddColumns("feature", "value", "adds");
            foreach (Contribution part in tag.Parts)
            {
                table.AddRow(part.Feature, part.Value.ToString("0.00", CultureInfo.InvariantCulture),
                    part.LogOdds.ToString("+0.00;-0.00", CultureInfo.InvariantCulture));
            }

            AnsiConsole.Write(table);
            if (tag.Terms.Count > 0)
            {
                AnsiConsole.WriteLine("terms: " + string.Join(", ", tag.Terms.Select(term => string.Create(CultureInfo.InvariantCulture, $"{term.Feature} {term.LogOdds:+0.00;-0.00}"))));
            }

            AnsiConsole.WriteLine(tag.WhatWouldChange);
        }
    }

    private static void Heading(string text)
    {
        AnsiConsole.WriteLine();
        AnsiConsole.Write(new Cell(text, new Style(decoration: Decoration.Bold)));
        AnsiConsole.WriteLine();
    }

    private static string Marked(string text, IReadOnlyList<Mark> marks)
    {
        var marked = new StringBuilder();
        int position = 0;
        foreach (Mark mark in marks)
        {
            marked.Append(text, position, mark.Start - position).Append('[').Append(text, mark.Start, mark.End - mark.Start)
                .Append(": ").Append(mark.Entity.Length > 0 ? mark.Entity : mark.Cues).Append(']');
            position = mark.End;
        }

        return marked.Append(text, position, text.Length - position).ToString();
    }
}
