using System.Runtime.InteropServices;

namespace Alerts.Stories;

/// <summary>The open stories, so kept that the one an article belongs to is found without a close look at the others. Not for several threads.</summary>
internal sealed class StorySet
{
    /// <summary>Sums of the same numbers in another order differ by less.</summary>
    private const double Rounding = 1e-9;

    private readonly List<OpenStory> _stories = [];
    private readonly List<Outline> _outlines = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, OpenStory[]> _told = [];

    public OpenStory? Find(string id) => _places.TryGetValue(id, out int place) ? _stories[place] : null;

    /// <summary>Adds the story, or takes it instead of an older state; a newer one stays.</summary>
    public void Put(OpenStory story)
    {
        if (!_places.TryGetValue(story.Id, out int place))
        {
            _places[story.Id] = _stories.Count;
            _stories.Add(story);
            _outlines.Add(new Outline(story));
        }
        else if (story.Articles >= _stories[place].Articles)
        {
            Untell(_stories[place]);
            (_stories[place], _outlines[place]) = (story, new Outline(story));
        }
        else
        {
            return;
        }

        foreach (ulong told in story.Told)
        {
            _told[told] = _told.TryGetValue(told, out OpenStory[]? others) ? [.. others, story] : [story];
        }
    }

    public void Remove(string id)
    {
        if (!_places.Remove(id, out int place))
        {
            return;
        }

        Untell(_stories[place]);
        int last = _stories.Count - 1;
        if (place < last)
        {
            (_stories[place], _outlines[place]) = (_stories[last], _outlines[last]);
            _places[_stories[place].Id] = place;
        }

        _stories.RemoveAt(last);
        _outlines.RemoveAt(last);
    }

    /// <summary>Removes the stories that were last seen before a time.</summary>
    public void RemoveSilent(DateTimeOffset since)
    {
        foreach (OpenStory story in _stories.FindAll(story => story.LastSeen < since))
        {
            Remove(story.Id);
        }
    }

    /// <summary>The story that the article belongs to; null where it opens one.</summary>
    public OpenStory? Choose(Matter matter)
    {
        if (Holder(matter.EventId) is { } holder)
        {
            return holder;
        }

        // A new version of an article stays where the one before it is.
        if (Holder(matter.Article.Id) is { } earlier)
        {
            return earlier;
        }

        OpenStory? best = null;
        double highest = matter.Retells ? StoryMatcher.RetellingThreshold : StoryMatcher.Threshold;
        var mine = new Outline(matter);
        ReadOnlySpan<Outline> outlines = CollectionsMarshal.AsSpan(_outlines);
        for (int i = 0; i < outlines.Length; i++)
        {
            if (mine.Most(outlines[i]) + Rounding < highest)
            {
                continue;
            }

            OpenStory story = _stories[i];
            double score = StoryMatcher.Score(matter, story, highest);
            if (score > highest || (score == highest && (best is null || string.CompareOrdinal(story.Id, best.Id) < 0)))
            {
                (best, highest) = (story, score);
            }
        }

        return best;
    }

    private OpenStory? Holder(string id) =>
        _told.TryGetValue(TextHash.Of(id), out OpenStory[]? holders) ? holders.MinBy(story => story.Id, StringComparer.Ordinal) : null;

    private void Untell(OpenStory story)
    {
        foreach (ulong told in story.Told)
        {
            OpenStory[] others = Array.FindAll(_told.GetValueOrDefault(told, []), other => other != story);
            if (others.Length > 0)
            {
                _told[told] = others;
            }
            else
            {
                _told.Remove(told);
            }
        }
    }
}
