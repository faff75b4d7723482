using System.Text.Json;
using Alerts.Classification;
using Alerts.Cli.Commands;
using Alerts.Subscriptions.Filters;
using Alerts.Tests.Subscriptions;

namespace Alerts.Tests.Cli.Commands;

public sealed class EventLineTests
{
    private static readonly Lazy<Classifier> Never = new(() => throw new InvalidOperationException("nothing here is to be classified"));

    [Theory]
    [InlineData("""{"id":"a","classification":{"tags":[{"tag":"approval","confidence":0.9}]}}""", "tag:approval")]
    [InlineData("""{"id":"a","title":"Nod for orders","text":"Chips may come.","classification":{"tags":[{"tag":"approval","confidence":0.9}]}}""", "tag:approval title:nod chips")]
    [InlineData("""{"id":"a","title":"Nod","published":"2026-01-23","classification":{"tags":[],"stage":"final"}}""", "stage:final published:2026-01-23")]
    public void Classified_articles_are_taken_as_they_are(string line, string filter) =>
        Assert.NotNull(Match(line, filter, Never));

    [Fact]
    public void An_event_as_it_is_stored_is_read_with_its_novelty()
    {
        string line = JsonSerializer.Serialize(SomeEvent.Approval, AlertsJson.Default.NewsEvent);

        Assert.Equal("novelty:new, origins>1", Match(line, "novelty:new origins>1", Never));
    }

    [Fact]
    public void An_article_without_classification_is_classified_first()
    {
        var classifier = new Lazy<Classifier>(() => new Classifier(KnowledgeBase.Load()));

        Assert.Equal("product:H200", Match("""{"id":"a","title":"US approves exports of H200 chips to China","text":"The Commerce Department granted the licences."}""", "product:H200", classifier));
    }

    private static string? Match(string line, string filter, Lazy<Classifier> classifier)
    {
        EventLine read = EventLine.Read(JsonDocument.Parse(line).RootElement, classifier);
        return Filter.Parse(filter).Match(read.Event, read.Text);
    }
}
