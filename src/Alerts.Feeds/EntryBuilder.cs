namespace Alerts.Feeds;

/// <summary>
/// Collects one entry, or the feed's own elements. Of two elements with the same meaning the one nearer to the
/// entry counts; among equals the first title, but the last date and id.
/// </summary>
internal sealed class EntryBuilder(int depth)
{
    private const int MostCategories = 100;
    private const int MostTranslations = 100;

    private readonly List<string> _categories = [];
    private readonly List<string> _people = [];
    private int _titleDepth = int.MaxValue;
    private int _idDepth = int.MaxValue;
    private int _publishedDepth = int.MaxValue;
    private int _updatedDepth = int.MaxValue;
    private string? _link;
    private string? _originalLink;
    private List<(string Link, string Language)>? _translations;
    private string? _permanentLink;
    private string? _otherLink;
    private DateTimeOffset? _created;

    public int Depth => depth;

    public string Title { get; private set; } = "";

    public string? Id { get; private set; }

    public string? Summary { get; private set; }

    public string? Content { get; private set; }

    public string? Language { get; set; }

    public DateTimeOffset? Published { get; private set; }

    public DateTimeOffset? Updated { get; private set; }

    /// <param name="language">Of the entry: of one page in several languages that one is its link.</param>
    public string? BestLink(string? language) => _originalLink ?? Translation(language) ?? _link ?? _translations?[0].Link
        ?? (Uri.TryCreate(_permanentLink, UriKind.RelativeOrAbsolute, out _) ? _permanentLink : null) ?? _otherLink;

    public void AddTitle(string title, int at)
    {
        if (title.Length > 0 && (at < _titleDepth || Title.Length == 0))
        {
            (Title, _titleDepth) = (title, at);
        }
    }

    public void AddLink(string? link, string? language = null)
    {
        if (link is not null && !string.IsNullOrWhiteSpace(language))
        {
            _translations ??= [];
            if (_translations.Count < MostTranslations)
            {
                _translations.Add((link, language.Trim()));
            }

            return;
        }

        _link = link ?? _link;
    }

    public void AddOriginalLink(string? link) => _originalLink ??= link;

    /// <summary>A link in another form than HTML: better than none.</summary>
    public void AddOtherLink(string? link) => _otherLink ??= link;

    public void AddId(string id, int at, string? asLink)
    {
        if (id.Length > 0 && at <= _idDepth)
        {
            (Id, _idDepth) = (id, at);
        }

        _permanentLink ??= asLink;
    }

    public void AddSummary(string? html)
    {
        // A second description is the longer text of the first.
        if (html is not null && Summary is null)
        {
            Summary = html;
        }
        else if (html is not null && Content is null && html != Summary)
        {
            (Summary, Content) = html.Length >= Summary!.Length ? (Summary, html) : (html, Summary);
        }
    }

    public void AddLesserSummary(string? html) => Summary ??= html;

    public void AddContent(string? html) => Content = Content is null || html?.Length > Content.Length ? html ?? Content : Content;

    public void AddPublished(DateTimeOffset? time, int at)
    {
        if (time is not null && at <= _publishedDepth)
        {
            (Published, _publishedDepth) = (time, at);
        }
    }

    public void AddUpdated(DateTimeOffset? time, int at)
    {
        if (time is not null && at <= _updatedDepth)
        {
            (Updated, _updatedDepth) = (time, at);
        }
    }

    public void AddCreated(DateTimeOffset? time) => _created ??= time;

    public void AddPerson(string name)
    {
        if (name.Length > 0 && _people.Count < 10 && !_people.Contains(name))
        {
            _people.Add(name);
        }
    }

    public void AddCategory(string category)
    {
        if (category.Length > 0 && _categories.Count < MostCategories && !_categories.Contains(category))
        {
            _categories.Add(category);
        }
    }

    public FeedEntry Build(string? feedLanguage) => new()
    {
        Id = Id,
        Title = Title,
        Link = BestLink(Language ?? feedLanguage),
        Published = Published ?? (Updated is null ? _created : null),
        Updated = Updated,
        Author = _people.Count == 0 ? null : string.Join(", ", _people),
        Summary = Summary,
        Content = Content,
        Categories = _categories,
        Language = Language ?? feedLanguage,
    };

    // "en-GB" is the page in English where there is no other, and "en" the one for "en-GB".
    private string? Translation(string? language)
    {
        if (_translations is null || language is null)
        {
            return null;
        }

        string primary = language.Split('-')[0];
        return _translations.Find(link => link.Language.Equals(language, StringComparison.OrdinalIgnoreCase)).Link
            ?? _translations.Find(link => link.Language.Equals(primary, StringComparison.OrdinalIgnoreCase)).Link
            ?? _translations.Find(link => link.Language.Split('-', '_')[0].Equals(primary, StringComparison.OrdinalIgnoreCase)).Link;
    }
}
