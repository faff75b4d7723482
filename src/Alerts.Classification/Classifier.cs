using Alerts.Classification.Facets;
using Alerts.Classification.Frames;
using Alerts.Classification.Scoring;
using Alerts.Classification.Terms;
using Alerts.Classification.Text;

namespace Alerts.Classification;

/// <summary>
/// Recognises what an article says about trade controls and permissions, with the words that prove it.
/// Deterministic, without network; any number of threads may share one.
/// </summary>
public sealed class Classifier(KnowledgeBase knowledge, ClassifyOptions? options = null)
{
    private readonly ClassifyOptions _options = options ?? new ClassifyOptions();
    private readonly LanguageDetector _languages = new(knowledge);
    private readonly ContextReader _context = new(knowledge);
    private readonly FrameReader _frames = new(knowledge);
    private readonly TermReader _terms = new(knowledge.Folding);
    private readonly TagModel _model = new(knowledge);
    private readonly FacetReader _facets = new(knowledge);

    /// <summary>
    /// Classifies <see cref="ArticleText.Text"/>, whose first line is read as the headline. <see cref="ArticleText.Published"/> tells
    /// background from news; <see cref="ArticleText.Official"/> and <see cref="ArticleText.Language"/> are hints.
    /// </summary>
    public ArticleClassification Classify(ArticleText article)
    {
        ArgumentNullException.ThrowIfNull(article);
        Workspace workspace = Workspace.Rent();
        Reading reading = Read(article, workspace);
        ArticleClassification classification = Judge(reading);
        workspace.Return();
        return classification;
    }

    internal Reading Read(ArticleText article, Workspace workspace)
    {
        ReadableText readable = ReadableText.Of(article.Text);
        DetectedLanguage language = _languages.Detect(readable.Text, article.Language);
        MentionScanner.Scan(knowledge.Lexicon, readable.Text, language.Candidates, workspace);
        _context.Read(readable.Text, workspace);
        SentenceTable.Fill(readable.Text, workspace);
        _frames.Read(readable.Text, YearReader.Of(article, readable.Text), language.Candidates, workspace);
        _terms.Read(readable.Text, workspace);
        return new Reading(article, readable, language, knowledge.Terms.Score(workspace), workspace);
    }

    internal ArticleClassification Judge(Reading reading)
    {
        TagScores scores = _model.Score(reading);
        return _facets.Read(reading, scores, scores.ExportControl >= _options.ThresholdOfExportControl(scores), _options.CarriesApproval(scores));
    }
}
