namespace Alerts.Subscriptions.Filters;

/// <summary>
/// What a filter looks at: an event, its facets as keys (<c>company:nvidia</c>), and the words of its article,
/// cut the first time that a filter asks for them.
/// </summary>
internal sealed class FilterSubject
{
    private readonly string _text;

    /// <param name="newsEvent">The event.</param>
    /// <param name="text">Title and body, as <see cref="Article.Text"/>.</param>
    public FilterSubject(NewsEvent newsEvent, string text)
    {
        Event = newsEvent;
        _text = text;
        Keys = FilterFields.KeysOf(newsEvent);
    }

    public NewsEvent Event { get; }

    public HashSet<string> Keys { get; }

    public TextWords Words => field ??= new TextWords(_text);

    public TextWords TitleWords => field ??= new TextWords(Event.Title);
}
