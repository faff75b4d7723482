using Alerts.Deliver.Content;

namespace Alerts.Tests.Deliver.Content;

public sealed class DigestComposerTests
{
    [Fact]
    public void Its_subject_says_how_many_and_what_is_most_important()
    {
        Assert.Equal("3 stories: Export control, final, CN: Ministry requires licences for exports of magnets that hold dysprosium", SomeDigest.Usual.Subject);
        Assert.Equal("Daily digest: 3 stories", SomeDigest.Usual.Headline);
        Assert.StartsWith("1 story: Approval, preliminary, CN: ", SomeDigest.Content(SomeAlert.Event).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_decided_comes_before_what_is_on_its_way_before_what_is_talked_of() => Assert.Equal(
        [SomeDigest.Magnets.Title, SomeAlert.Event.Title, SomeDigest.Tools.Title], SomeDigest.Usual.Stories.Select(story => story.Headline));

    [Fact]
    public void A_story_that_moved_is_there_once_with_all_that_changed()
    {
        AlertContent story = Assert.Single(SomeDigest.Content(SomeAlert.Event, SomeDigest.Opened).Stories);

        Assert.Equal(SomeAlert.Event.Title, story.Headline);
        Assert.Contains("Changed: company ByteDance; stage denied → preliminary.", story.Lines[^1].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_of_the_events_changes_nothing() => Assert.Equal(
        SomeDigest.Content(SomeDigest.Opened, SomeAlert.Event, SomeDigest.Magnets).Stories.Select(story => (story.Headline, story.Lines[^1])),
        SomeDigest.Content(SomeDigest.Magnets, SomeAlert.Event, SomeDigest.Opened).Stories.Select(story => (story.Headline, story.Lines[^1])));

    [Theory]
    [InlineData(3, true, "")]
    [InlineData(2, true, "1 more story has no room here. The latest alerts are on the page of this service.")]
    [InlineData(1, false, "2 more stories have no room here. A narrower filter or a shorter cadence shows all of them.")]
    public void What_has_no_room_is_counted(int shown, bool site, string rest) =>
        Assert.Equal(rest, (SomeDigest.Usual with { Site = site ? SomeDigest.Usual.Site : null }).Rest(shown));
}
