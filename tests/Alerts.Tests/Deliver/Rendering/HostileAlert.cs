using Alerts.Classification;
using Alerts.Deliver.Content;

namespace Alerts.Tests.Deliver.Rendering;

/// <summary>An article written by somebody who wants to break out of the alert.</summary>
internal static class HostileAlert
{
    public const string Attack = "\"><script>alert(1)</script><img src=x onerror=alert(2)> [click](http://evil.example) **bold** `x` {{DATE(2026-01-01T00:00:00Z)}} <at>all</at>\r\nBcc: a@b.example";

    public static AlertContent Content { get; } = Compose(Attack);

    public static AlertContent Compose(string text) => SomeAlert.Content(
        SomeAlert.Event with
        {
            Title = text,
            Url = "javascript:alert(3)",
            Publisher = text,
            Changes = [new StoryChange(StoryChangeKind.Company, text, text)],
            Classification = SomeAlert.Event.Classification with
            {
                RelayedOutlet = text,
                Language = text,
                Jurisdictions = [text, "CN"],
                Instruments = [text],
                Companies = [new Company(text, text, CompanyRole.Buyer)],
                Products = [new Product(text, text, text)],
                Authorities = [new Authority(text, text, text)],
                Conditions = [new Condition(text, Modality.Required, 0, 1)],
                Contradicts = [new Span(0, 1, text)],
                Evidence = [new Evidence("stage", 0, 1, text), new Evidence($"tags:{text}", 5, 6, text)],
            },
        },
        SomeAlert.Subscription with { Filter = text });
}
