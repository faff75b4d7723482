using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Alerts.Classification.Frames;
using Alerts.Classification.Scoring;
using Alerts.Classification.Terms;
using Alerts.Classification.Text;

namespace Alerts.Classification.Explanations;

/// <summary>Classifies an article and keeps what the classifier saw on the way.</summary>
public sealed class Explainer(KnowledgeBase knowledge, ClassifyOptions? options = null)
{
    /// <summary>Terms shown for a tag.</summary>
    private const int MostTerms = 10;

    private readonly ClassifyOptions _options = options ?? new ClassifyOptions();
    private readonly Classifier _classifier = new(knowledge, options);
    private readonly TagModel _model = new(knowledge);

    public Explanation Explain(ArticleText article)
    {
        ArgumentNullException.ThrowIfNull(article);
        Workspace workspace = Workspace.Rent();
        Reading reading = _classifier.Read(article, workspace);
        TagScores scores = _model.Score(reading);
        var explanation = new Explanation(_classifier.Judge(reading), Marks(reading), Frames(reading),
        [
            Reckon(reading, Tag.ExportControl, scores.ExportControl, _options.ThresholdOfExportControl(scores)),
            Reckon(reading, Tag.Approval, scores.Approval, _options.ApprovalThreshold),
        ]);
        workspace.Return();
        return explanation;
    }

    private List<Mark> Marks(Reading reading)
    {
        var marks = new List<Mark>(reading.Mentions.Length);
        foreach (ref readonly Mention mention in reading.Mentions)
        {
            string entity = mention.Entity < 0 ? "" : knowledge.Entities[mention.Entity].Name;
            string cues = string.Join(", ", mention.Cues.ToString().Split(", ").Select(Kebab));
            marks.Add(new Mark(reading.Readable.ToOriginal(mention.Start), reading.Readable.ToOriginal(mention.End), entity, cues));
        }

        return marks;
    }

    private List<FrameLine> Frames(Reading reading)
    {
        var lines = new List<FrameLine>(reading.Claims.Length);
        foreach (ref readonly Claim claim in reading.Claims)
        {
            lines.Add(new FrameLine(Summary(claim), reading.Readable.ToOriginal(claim.Start), reading.Readable.ToOriginal(claim.End)));
        }

        return lines;
    }

    private string Summary(in Claim claim)
    {
        List<string> parts = [Kebab(claim.Kind.ToString())];
        if (claim.Stage != Stage.None)
        {
            parts.Add(Kebab(claim.Stage.ToString()));
        }

        if (claim.Direction != Direction.None)
        {
            parts.Add(Kebab(claim.Direction.ToString()));
        }

        List<string> actors = [];
        for (ulong set = claim.Actors; set != 0; set &= set - 1)
        {
            actors.Add(knowledge.Places[BitOperations.TrailingZeroCount(set)]);
        }

        parts.Add(actors.Count == 0 ? "no actor found" : "by " + string.Join(" and ", actors));
        parts.Add($"{Kebab(claim.Leg.ToString())} leg");
        if (claim.Traits != ClaimTraits.None)
        {
            parts.Add(string.Join(", ", claim.Traits.ToString().Split(", ").Select(Kebab)));
        }

        parts.Add(string.Create(CultureInfo.InvariantCulture, $"strength {claim.Strength:0.00}"));
        return string.Join(", ", parts);
    }

    private TagReckoning Reckon(Reading reading, Tag tag, double confidence, double threshold)
    {
        List<Contribution> parts = [.. _model.Contributions(reading, tag)
            .Where(part => Math.Abs(part.LogOdds) > 0.01).OrderByDescending(part => Math.Abs(part.LogOdds))];
        TermHead head = tag == Tag.ExportControl ? TermHead.ExportControl : TermHead.Approval;
        return new TagReckoning(tag, confidence, threshold, parts, Terms(reading, head), WhatWouldChange(tag, confidence >= threshold, parts));
    }

    private List<Contribution> Terms(Reading reading, TermHead head)
    {
        var names = new Dictionary<ulong, string>();
        reading.Workspace.TermList.Clear();
        new TermReader(knowledge.Folding, names).Read(reading.Text, reading.Workspace);
        float scale = TermModel.Scale(names.Keys.Count(knowledge.Terms.Knows));
        return [.. names.Select(term => new Contribution(term.Value, 1, scale * knowledge.Terms.WeightOf(term.Key, head)))
            .Where(term => Math.Abs(term.LogOdds) > 0.1).OrderByDescending(term => Math.Abs(term.LogOdds)).Take(MostTerms)];
    }

    private static string WhatWouldChange(Tag tag, bool carried, List<Contribution> parts)
    {
        if (carried)
        {
            IEnumerable<string> needed = parts.Where(part => part.LogOdds > 0.5 && part.Feature != "bias").Select(part => part.Feature).Take(3);
            return $"It would be dropped without what stands behind {string.Join(", ", needed)}.";
        }

        string against = string.Join(", ", parts.Where(part => part.LogOdds < -0.3 && part.Feature != "bias").Select(part => part.Feature));
        string missing = tag == Tag.ExportControl
            ? "It needs a sentence in which a government acts on a trade control (imposes, eases, enforces, weighs), or on trade in a strategic product."
            : "It needs a sentence in which an authority grants, prepares, delays, denies, suspends or revokes permission for such trade.";
        return against.Length == 0 ? missing : $"{missing} Against it: {against}.";
    }

    private static string Kebab(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);
}
