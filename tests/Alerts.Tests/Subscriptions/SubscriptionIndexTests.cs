using Alerts.Subscriptions;
using Alerts.Subscriptions.Filters;

namespace Alerts.Tests.Subscriptions;

public sealed class SubscriptionIndexTests
{
    [Fact]
    public void The_index_finds_what_evaluating_every_filter_finds()
    {
        // Seeded: a failure comes back with the same filters.
        var random = new RandomFilters(20260123);
        int matches = 0;
        for (int round = 0; round < 40; round++)
        {
            Subscription[] subscriptions = [.. Enumerable.Range(0, 100).Select(i => Wanting(i, random.NextFilter()))];
            var index = new SubscriptionIndex(subscriptions);
            Assert.Empty(index.Broken);
            for (int i = 0; i < 10; i++)
            {
                (NewsEvent newsEvent, string text) = random.NextEvent();
                var expected = subscriptions.Select(s => (s.Id, Because: Filter.Parse(s.Filter).Match(newsEvent, text))).Where(m => m.Because is not null).Order().ToList();

                Assert.Equal(expected, index.Match(newsEvent, text).Select(m => (m.Subscription.Id, Because: (string?)m.Because)).Order());
                matches += expected.Count;
            }
        }

        Assert.InRange(matches, 1_000, 39_000);
    }

    [Fact]
    public void What_a_filter_prints_reads_as_the_same_filter()
    {
        var random = new RandomFilters(7);
        for (int i = 0; i < 2_000; i++)
        {
            Filter filter = Filter.Parse(random.NextFilter());

            Assert.Equal(filter.Root, Filter.Parse(filter.ToString()).Root);
        }
    }

    [Fact]
    public void A_filter_that_cannot_be_read_harms_no_other()
    {
        var index = new SubscriptionIndex([Wanting(1, "tag:nonsense"), Wanting(2, "")]);

        Assert.Equal("1", Assert.Single(index.Broken).SubscriptionId);
        Assert.Equal("2", Assert.Single(index.Match(SomeEvent.Approval, "")).Subscription.Id);
    }

    [Theory]
    [InlineData("tag:approval title:h200", false)]
    [InlineData("-(tag:approval OR chips)", true)]
    public void Text_is_asked_for_only_where_a_filter_looks_at_words(string filter, bool needed) =>
        Assert.Equal(needed, new SubscriptionIndex([Wanting(1, filter)]).NeedsText);

    private static Subscription Wanting(int id, string filter) => new()
    {
        Id = id.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Channel = Channel.Email,
        Address = "a@b.example",
        Filter = filter,
        Created = default,
    };
}
