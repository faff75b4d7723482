using System.Runtime.InteropServices;
using Alerts.Subscriptions.Filters;

namespace Alerts.Subscriptions;

/// <summary>
/// Who wants an event: an inverted index from facets, pairs of facets and words to filters. An event is looked
/// up by what it has, so the cost follows the filters that share something with it, not the subscribers;
/// subscribers with the same filter are evaluated once. Immutable and safe to share between threads.
/// </summary>
public sealed class SubscriptionIndex
{
    private readonly Dictionary<string, Subscription> _byId = new(StringComparer.Ordinal);
    private readonly List<Group> _groups = [];
    private readonly Dictionary<string, int> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<int>> _byKey = [];
    private readonly Dictionary<long, List<int>> _byPair = [];
    private readonly Dictionary<string, List<int>> _byWord = new(StringComparer.Ordinal);
    private readonly List<int> _always = [];
    private readonly List<BrokenSubscription> _broken = [];

    /// <param name="subscriptions">Those that are to be told; the state is not looked at.</param>
    public SubscriptionIndex(IEnumerable<Subscription> subscriptions)
    {
        var groups = new Dictionary<string, Group>(StringComparer.Ordinal);
        foreach (Subscription subscription in subscriptions)
        {
            _byId[subscription.Id] = subscription;
            if (!groups.TryGetValue(subscription.Filter, out Group? group))
            {
                try
                {
                    groups[subscription.Filter] = group = new Group(Filter.Parse(subscription.Filter));
                }
                catch (FilterException exception)
                {
                    _broken.Add(new BrokenSubscription(subscription.Id, exception.Message));
                    continue;
                }

                Add(group.Filter, _groups.Count);
                _groups.Add(group);
            }

            group.Subscriptions.Add(subscription);
        }
    }

    /// <summary>Some filter looks at words, so <see cref="Match"/> needs the text.</summary>
    public bool NeedsText { get; private set; }

    /// <summary>Subscriptions whose filter this version does not understand; they match nothing.</summary>
    public IReadOnlyList<BrokenSubscription> Broken => _broken;

    /// <summary>The subscription of this id, whether or not its filter is understood; null where it is none of them.</summary>
    public Subscription? Find(string subscriptionId) => _byId.GetValueOrDefault(subscriptionId);

    /// <param name="newsEvent">The event.</param>
    /// <param name="text">Title and body; the title alone where <see cref="NeedsText"/> is false.</param>
    public IEnumerable<SubscriptionMatch> Match(NewsEvent newsEvent, string text)
    {
        var subject = new FilterSubject(newsEvent, text);
        foreach (int candidate in Candidates(subject))
        {
            Group group = _groups[candidate];
            if (group.Filter.Match(subject) is { } because)
            {
                foreach (Subscription subscription in group.Subscriptions)
                {
                    yield return new SubscriptionMatch(subscription, because);
                }
            }
        }
    }

    private HashSet<int> Candidates(FilterSubject subject)
    {
        var candidates = new HashSet<int>(_always);
        var ids = new List<int>();
        foreach (string key in subject.Keys)
        {
            if (_keys.TryGetValue(key, out int id))
            {
                ids.Add(id);
            }
        }

        foreach (int id in ids)
        {
            AddTo(candidates, _byKey.GetValueOrDefault(id));
            foreach (int other in ids)
            {
                if (id <= other) // equal where a filter names the same facet twice
                {
                    AddTo(candidates, _byPair.GetValueOrDefault(Pair(id, other)));
                }
            }
        }

        if (_byWord.Count > 0)
        {
            foreach (string word in subject.Words.Distinct)
            {
                AddTo(candidates, _byWord.GetValueOrDefault(word));
            }
        }

        return candidates;
    }

    private static void AddTo(HashSet<int> candidates, List<int>? found)
    {
        if (found is not null)
        {
            candidates.UnionWith(found);
        }
    }

    private void Add(Filter filter, int group)
    {
        NeedsText |= HasWords(filter.Root);
        if (FilterAccess.Of(filter.Root) is not { } access)
        {
            _always.Add(group);
            return;
        }

        foreach (FilterAccess.Entry entry in access.Entries)
        {
            List<int> list = entry.IsWord ? Listed(_byWord, entry.Key)
                : entry.And is { } and ? Listed(_byPair, Pair(Id(entry.Key), Id(and)))
                : Listed(_byKey, Id(entry.Key));
            if (list.Count == 0 || list[^1] != group)
            {
                list.Add(group);
            }
        }
    }

    private int Id(string key)
    {
        if (!_keys.TryGetValue(key, out int id))
        {
            _keys[key] = id = _keys.Count;
        }

        return id;
    }

    private static long Pair(int left, int right) => ((long)Math.Min(left, right) << 32) | (uint)Math.Max(left, right);

    private static List<int> Listed<TKey>(Dictionary<TKey, List<int>> lists, TKey key) where TKey : notnull =>
        CollectionsMarshal.GetValueRefOrAddDefault(lists, key, out _) ??= [];

    private static bool HasWords(FilterNode node) => node switch
    {
        TextTerm text => !text.TitleOnly,
        AndNode and => and.Children.Any(HasWords),
        OrNode or => or.Children.Any(HasWords),
        NotNode not => HasWords(not.Child),
        _ => false,
    };

    private sealed class Group(Filter filter)
    {
        public Filter Filter { get; } = filter;

        public List<Subscription> Subscriptions { get; } = [];
    }
}

/// <summary>A subscription that wants an event, and what in its filter matched.</summary>
public readonly record struct SubscriptionMatch(Subscription Subscription, string Because);

/// <summary>A subscription whose stored filter cannot be read.</summary>
public sealed record BrokenSubscription(string SubscriptionId, string Problem);
