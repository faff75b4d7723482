using System.Collections.Concurrent;
using Alerts.Storage;

namespace Alerts.Fetch.Identity;

/// <summary>
/// Some entries' share of what is known: reads each row once, holds what is added until <see cref="SaveAsync"/>, and knows it
/// from then on, so that an entry is recognised that stands twice among them.
/// </summary>
public sealed class ArticleBatch(ArticleIndex index, ArticleStore articles)
{
    private const int BodiesAtATime = 16;

    private readonly ConcurrentDictionary<string, string?> _names = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, KnownArticle?> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Id, int Version), Article> _bodies = [];
    private readonly List<ArticleMessage> _messages = [];
    private readonly Dictionary<string, KnownArticle> _newKnown = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _newNames = new(StringComparer.Ordinal);

    /// <summary>The ids of the articles that the keys name, in their order; null for a key that nothing has.</summary>
    public async Task<IReadOnlyList<string?>> NamesAsync(IReadOnlyList<string> keys, CancellationToken cancellation)
    {
        string[] unread = [.. keys.Where(key => !_names.ContainsKey(key)).Distinct(StringComparer.Ordinal)];
        if (unread.Length > 0)
        {
            foreach ((string key, string? name) in unread.Zip(await index.NamesAsync(unread, cancellation)))
            {
                _names[key] = name;
            }
        }

        return [.. keys.Select(key => _names[key])];
    }

    public async Task<KnownArticle?> ReadAsync(string id, CancellationToken cancellation)
    {
        if (!_known.TryGetValue(id, out KnownArticle? known))
        {
            _known[id] = known = await index.ReadAsync(id, cancellation);
        }

        return known;
    }

    /// <summary>The article that a key names.</summary>
    public async Task<KnownArticle?> FindAsync(string key, CancellationToken cancellation) =>
        (await NamesAsync([key], cancellation))[0] is { } id ? await ReadAsync(id, cancellation) : null;

    /// <summary>The body of a known article; null where it was deleted, as they are after some months while what is known of them is not.</summary>
    public async Task<Article?> BodyAsync(KnownArticle known, CancellationToken cancellation)
    {
        if (_bodies.TryGetValue((known.Id, known.Version), out Article? body))
        {
            return body;
        }

        try
        {
            return await articles.ReadAsync(known.Id, known.Version, cancellation);
        }
        catch (MissingArticleException)
        {
            return null;
        }
    }

    /// <summary>Adds a body.</summary>
    public void Keep(Article article) => _bodies[(article.Id, article.Version)] = article;

    /// <summary>Adds a body and the message that sends it to Classify.</summary>
    public void PassOn(Article article)
    {
        Keep(article);
        _messages.Add(new ArticleMessage(article.Id, article.Version));
    }

    /// <summary>Adds what is known of an article, or what is known now, and keys that name it.</summary>
    public void Remember(KnownArticle known, IEnumerable<string> keys)
    {
        _known[known.Id] = _newKnown[known.Id] = known;
        Learn(known.Id, keys);
    }

    /// <summary>From now on these keys name the article.</summary>
    public void Learn(string id, IEnumerable<string> keys)
    {
        foreach (string key in keys)
        {
            _names[key] = _newNames[key] = id;
        }
    }

    /// <summary>
    /// Writes what was added: bodies, messages in their order, and the rows that say "known" last. A crash repeats an article rather
    /// than loses it.
    /// </summary>
    public async Task SaveAsync(MessageQueues queues, CancellationToken cancellation)
    {
        await Parallel.ForEachAsync(
            _bodies.Values, new ParallelOptions { MaxDegreeOfParallelism = BodiesAtATime, CancellationToken = cancellation },
            async (body, token) => await articles.WriteAsync(body, token));
        foreach (ArticleMessage message in _messages)
        {
            await queues.SendAsync(message, cancellation: cancellation);
        }

        if (_newKnown.Count > 0 || _newNames.Count > 0)
        {
            await index.WriteAsync(_newKnown.Values, _newNames, cancellation);
        }
    }
}
