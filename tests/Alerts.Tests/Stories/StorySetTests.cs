using Alerts.Classification;
using Alerts.Stories;

namespace Alerts.Tests.Stories;

public sealed class StorySetTests
{
    private static readonly KnowledgeBase Knowledge = KnowledgeBase.Load();
    private readonly StorySet _set = new();

    [Fact]
    public void No_score_is_above_what_the_outlines_allow()
    {
        List<Matter> matters = Matters();
        List<OpenStory> stories = [.. matters.Select(Opened)];
        int skipped = 0;
        foreach (Matter matter in matters)
        {
            var mine = new Outline(matter);
            foreach (OpenStory story in stories)
            {
                double most = mine.Most(new Outline(story)), score = StoryMatcher.Score(matter, story, double.NegativeInfinity);
                Assert.True(score <= most + 1e-9, $"{matter.Article.Title} and {story.Id}: {score} is above {most}");
                skipped += most < StoryMatcher.Threshold ? 1 : 0;
            }
        }

        // What they are for: most need no closer look.
        Assert.InRange((double)skipped / (matters.Count * stories.Count), 0.5, 1);
    }

    [Fact]
    public void The_chosen_story_is_the_one_with_the_highest_score()
    {
        List<Matter> matters = Matters();
        List<OpenStory> stories = [.. matters.Take(matters.Count / 2).Select(Opened)];
        stories.ForEach(_set.Put);

        foreach (Matter matter in matters.Skip(matters.Count / 2))
        {
            double threshold = matter.Retells ? StoryMatcher.RetellingThreshold : StoryMatcher.Threshold;
            string? best = stories.Select(story => (story.Id, Score: StoryMatcher.Score(matter, story, double.NegativeInfinity)))
                .Where(scored => scored.Score >= threshold)
                .OrderByDescending(scored => scored.Score).ThenBy(scored => scored.Id, StringComparer.Ordinal)
                .Select(scored => scored.Id).FirstOrDefault();

            Assert.Equal(best, _set.Choose(matter)?.Id);
        }
    }

    [Fact]
    public void A_newer_state_takes_the_place_of_an_older_one_and_not_the_other_way_round()
    {
        Matter matter = Matters()[0];
        Story story = StoryTeller.Decide(matter, null).Written!;
        Story later = StoryTeller.Decide(matter with { EventId = "another event" }, story).Written!;

        _set.Put(new OpenStory(later));
        _set.Put(new OpenStory(story));

        Assert.Equal(2, _set.Find(story.Id)!.Articles);
        Assert.Equal(story.Id, _set.Choose(matter with { EventId = "another event", Article = matter.Article with { Id = "another article" } })?.Id);
    }

    [Fact]
    public void A_story_that_is_removed_is_chosen_no_more_and_the_others_still_are()
    {
        List<Matter> matters = [.. Matters().Take(3)];
        List<OpenStory> stories = [.. matters.Select(Opened)];
        stories.ForEach(_set.Put);

        _set.Remove(stories[0].Id);

        Assert.Null(_set.Find(stories[0].Id));
        Assert.NotEqual(stories[0].Id, _set.Choose(matters[0])?.Id);
        Assert.Equal([stories[1].Id, stories[2].Id], matters.Skip(1).Select(matter => _set.Choose(matter)?.Id));
    }

    [Fact]
    public void Stories_that_have_closed_are_let_go()
    {
        List<OpenStory> stories = [.. Matters().Select(Opened)];
        stories.ForEach(_set.Put);
        DateTimeOffset since = stories.Max(story => story.LastSeen);

        _set.RemoveSilent(since);

        Assert.All(stories, story => Assert.Equal(story.LastSeen >= since, _set.Find(story.Id) is not null));
    }

    [Fact]
    public void A_story_hashes_and_equals_by_its_values()
    {
        Story story = StoryTeller.Decide(Matters()[0], null).Written!;
        _set.Put(new OpenStory(story));
        Story copy = story with { };

        Assert.Equal((story, story.GetHashCode()), (copy, copy.GetHashCode()));
        Assert.NotEqual(story, story with { Articles = 7 });
    }

    private static OpenStory Opened(Matter matter) => new(StoryTeller.Decide(matter, null).Written!);

    private static List<Matter> Matters()
    {
        var classifier = new Classifier(Knowledge);
        var reader = new MatterReader(Knowledge);
        return [.. new[] { "stream", "accelerators", "minerals", "followups", "rounds" }.SelectMany(StreamTests.Articles)
            .Select(article => reader.Read(article, classifier.Classify(article.ToClassify), $"event of {article.Id}"))
            .Where(matter => matter.Classification.Tags.Count > 0)
            .DistinctBy(matter => matter.EventId)];
    }
}
