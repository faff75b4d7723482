using Alerts.Classification;
using Azure;

namespace Alerts.Stories;

/// <summary>
/// What is kept in memory of an open story: what tells whether an article belongs to it, and none of what only its telling needs.
/// Prepared once for the many comparisons to come; never changes.
/// </summary>
internal sealed class OpenStory
{
    /// <param name="story">The story as it is.</param>
    /// <param name="etag">Of the row that it was read from or written to; none for a story that is only in memory.</param>
    public OpenStory(Story story, ETag etag = default)
    {
        ETag = etag;
        Id = story.Id;
        Jurisdiction = story.Jurisdiction;
        LastSeen = story.LastSeen;
        Articles = story.Articles;
        Approvals = story.Approvals;
        Direction = story.Direction;
        Leg = story.Leg;
        Actors = [.. story.Actors];
        Countries = [.. story.Countries];
        Counts = [.. story.Counts];
        Instruments = [.. story.Instruments];
        Wordings = [.. story.Wordings];
        Profile = new Profile(story);
        Told = Array.ConvertAll([.. story.Members.SelectMany(member => new[] { member.EventId, member.ArticleId }).Distinct()], TextHash.Of);
    }

    public ETag ETag { get; }
    public string Id { get; }
    public string Jurisdiction { get; }
    public DateTimeOffset LastSeen { get; }

    /// <summary>Every write of a story adds one, so that the greater number is the newer state.</summary>
    public int Articles { get; }

    public int Approvals { get; }
    public Direction Direction { get; }
    public Leg Leg { get; }
    public Tally[] Actors { get; }
    public Tally[] Countries { get; }
    public string[] Counts { get; }
    public string[] Instruments { get; }
    public Wording[] Wordings { get; }
    public Profile Profile { get; }

    /// <summary>Hashes of the ids of its newest articles and their events.</summary>
    public ulong[] Told { get; }
}
