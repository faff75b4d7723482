using System.Xml;

namespace Alerts.Feeds;

/// <summary>Reads RSS, RDF, Atom and CDF from an <see cref="XmlReader"/> in one pass without a tree.</summary>
internal sealed class XmlFeedReader
{
    private readonly XmlReader _reader;
    private readonly ElementText _text;
    private readonly ConstructReader _constructs;
    private readonly LinkResolver _links;
    private readonly FeedDates _dates;
    private readonly EntryBuilder _feed = new(0);
    private readonly FeedTimes _times = new();
    private readonly List<FeedEntry> _entries = [];
    private EntryBuilder? _entry;

    public XmlFeedReader(XmlReader reader, Uri? baseUri, FeedDates dates)
    {
        _dates = dates;
        _reader = reader;
        _text = new ElementText(reader);
        _constructs = new ConstructReader(reader, _text);
        _links = new LinkResolver(baseUri);
    }

    /// <summary>An element that only feeds have was seen.</summary>
    public bool IsFeed { get; private set; }

    /// <summary>The name of the outermost element; empty before it.</summary>
    public string Root { get; private set; } = "";

    /// <summary>Reads to the end.</summary>
    /// <exception cref="XmlException">It is not well-formed; <see cref="Result"/> has what came before.</exception>
    public void Read()
    {
        while (_entries.Count < FeedReader.MaxEntries && _reader.Read())
        {
            if (_entry is not null && _reader.Depth <= _entry.Depth)
            {
                FinishEntry();
            }

            if (_reader.NodeType == XmlNodeType.Element)
            {
                Element();
            }
        }

        FinishEntry();
    }

    public Feed Result(bool repaired, IReadOnlyList<string> problems)
    {
        FinishEntry();
        return new Feed
        {
            Title = _feed.Title,
            Link = _feed.BestLink(_feed.Language),
            Language = _feed.Language,
            TimeToLive = _times.TimeToLive,
            SkipHours = _times.SkipHours,
            SkipDays = _times.SkipDays,
            Entries = _entries,
            Repaired = repaired,
            Problems = problems,
        };
    }

    private void FinishEntry()
    {
        if (_entry is not null)
        {
            // Without any root that feeds have, something with titled items still is one.
            IsFeed |= _entry.Title.Length > 0;
            _entries.Add(_entry.Build(_feed.Language));
            _entry = null;
        }
    }

    private void Element()
    {
        if (_reader.Depth == 0)
        {
            // An Atom entry may stand alone (RFC 4287, section 2).
            Root = Root.Length == 0 ? _reader.LocalName : Root;
            bool entry = _reader.LocalName == "entry";
            _constructs.IsAtom |= entry;
            IsFeed |= entry;
        }

        _links.Enter(_reader);
        FeedElement element = FeedVocabulary.Find(_reader.Prefix, _reader.LocalName, _reader.NamespaceURI);
        if (_reader.Depth > FeedReader.MaxDepth || element == FeedElement.Apart)
        {
            SkipContent();
            return;
        }

        // What comes before the feed is a page around it or a server's warning: its title is not the feed's.
        if (!IsFeed && _entry is null && element is not (FeedElement.Container or FeedElement.Entry))
        {
            return;
        }

        EntryBuilder target = _entry ?? _feed;
        int depth = _reader.Depth;
        switch (element)
        {
            case FeedElement.Container:
                IsFeed = true;
                _constructs.IsAtom |= _reader.LocalName.Equals("feed", StringComparison.OrdinalIgnoreCase);
                _feed.Language ??= LanguageOf(_reader.XmlLang);
                break;
            case FeedElement.Entry:
                StartEntry(depth);
                break;
            case FeedElement.Title:
                target.AddTitle(_constructs.Read(TextForm.Plain).ToLine(), depth);
                break;
            case FeedElement.LesserTitle:
                target.AddTitle(_constructs.Read(TextForm.Plain).ToLine(), FeedReader.MaxDepth + depth);
                break;
            case FeedElement.Link:
                Link(target);
                break;
            case FeedElement.OriginalLink:
                target.AddOriginalLink(_links.Resolve(_text.Read()));
                break;
            case FeedElement.Id:
                Id(target, depth);
                break;
            case FeedElement.Summary:
                target.AddSummary(_constructs.Read(TextForm.Html).ToHtml());
                break;
            case FeedElement.LesserSummary:
                target.AddLesserSummary(_constructs.Read(TextForm.Html).ToHtml());
                break;
            case FeedElement.Content when _entry is not null:
                target.AddContent(_constructs.Read(TextForm.Html).ToHtml());
                break;
            case FeedElement.Published:
                target.AddPublished(Date(), depth);
                break;
            case FeedElement.Updated:
                target.AddUpdated(Date(), depth);
                break;
            case FeedElement.Created:
                target.AddCreated(Date());
                break;
            case FeedElement.Person:
                target.AddPerson(_constructs.ReadPerson());
                break;
            case FeedElement.Category:
                target.AddCategory(HtmlText.Collapse(_reader.GetAttribute("label") ?? _reader.GetAttribute("term") ?? Mojibake.Repair(_text.Read())));
                break;
            case FeedElement.Language:
                target.Language = LanguageOf(_text.Read()) ?? target.Language;
                break;
            case FeedElement.TimeToLive or FeedElement.SkipHours or FeedElement.SkipDays or FeedElement.UpdatePeriod or FeedElement.UpdateFrequency when _entry is null:
                _times.Add(element, _reader, _text);
                break;
        }
    }

    private void StartEntry(int depth)
    {
        FinishEntry();
        _entry = new EntryBuilder(depth) { Language = LanguageOf(_reader.XmlLang) };
        if (_reader.HasAttributes)
        {
            string? about = _reader.GetAttribute("about", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
            _entry.AddId(about ?? "", depth + 1, null);

            // CDF (https://www.w3.org/TR/NOTE-CDFsubmit.html) writes an item's link and date as attributes.
            _entry.AddLink(_links.Resolve(_reader.GetAttribute("href") ?? _reader.GetAttribute("HREF")));
            _entry.AddUpdated(_dates.Read(_reader.GetAttribute("lastmod") ?? _reader.GetAttribute("LASTMOD")), depth + 1);
        }

        if (_reader.IsEmptyElement)
        {
            FinishEntry();
        }
    }

    private void Link(EntryBuilder target)
    {
        string relation = _reader.GetAttribute("rel")?.Trim() is { Length: > 0 } rel ? rel.ToLowerInvariant() : "alternate";
        string? address = _reader.GetAttribute("href") ?? _reader.GetAttribute("url");
        if (address is null)
        {
            // "&amp;amp;" in a link is a mistake that everybody makes and nobody means.
            address = _text.Read().Replace("&amp;", "&", StringComparison.Ordinal);
            if (relation == "alternate")
            {
                target.AddLink(_links.Resolve(address));
            }

            return;
        }

        string type = _reader.GetAttribute("type")?.Trim().ToLowerInvariant() ?? "";
        if (relation == "alternate" && type is "" or "html" or "text/html" or "xhtml" or "application/xhtml+xml")
        {
            target.AddLink(_links.Resolve(address), _reader.GetAttribute("hreflang"));
        }
        else if (relation == "alternate")
        {
            target.AddOtherLink(_links.Resolve(address));
        }
    }

    // Some write <time datetime="…"> inside, escaped or not.
    private DateTimeOffset? Date() => _dates.Read(_text.Read(out _));

    private void Id(EntryBuilder target, int depth)
    {
        bool permanent = !string.Equals(_reader.GetAttribute("isPermaLink"), "false", StringComparison.OrdinalIgnoreCase);
        string id = _text.Read().Trim();
        bool address = permanent && (id.StartsWith('/') || LinkResolver.Scheme(id).Length > 0);
        target.AddId(id, depth, address ? _links.Resolve(id) : null);
    }

    private void SkipContent()
    {
        // Leaves the reader on the end, as everything does that reads an element.
        int depth = _reader.Depth;
        bool empty = _reader.IsEmptyElement;
        while (!empty && _reader.Read() && _reader.Depth > depth)
        {
        }
    }

    private static string? LanguageOf(string tag) =>
        tag.Trim().Replace('_', '-') is { Length: > 1 and <= 35 } language ? language : null;
}
