using Alerts.Subscriptions;
using Microsoft.Extensions.Options;

namespace Alerts.Tests.Subscriptions;

public sealed class SubscriptionLinksTests
{
    private const string Secret = "0123456789abcdef0123456789abcdef";

    [Fact]
    public void A_link_is_valid_for_its_own_subscription_and_action_only()
    {
        SubscriptionLinks links = With("https://alerts.example.org/base/");
        string link = links.UnsubscribeLink("s1")!.AbsoluteUri;
        string token = link.Split("?token=")[1];

        Assert.StartsWith("https://alerts.example.org/base/unsubscribe/s1?token=", link, StringComparison.Ordinal);
        Assert.True(links.IsValid(SubscriptionLinks.Unsubscribe, "s1", token));
        Assert.False(links.IsValid(SubscriptionLinks.Unsubscribe, "s2", token));
        Assert.False(links.IsValid("confirm", "s1", token));
        Assert.False(links.IsValid(SubscriptionLinks.Unsubscribe, "s1", ""));
    }

    [Fact]
    public void Without_a_public_address_there_is_no_link() => Assert.Null(With(null).UnsubscribeLink("s1"));

    [Fact]
    public void A_public_address_without_a_secret_is_refused_by_the_name_of_the_setting()
    {
        ValidateOptionsResult result = new WebOptionsValidator().Validate(null, new WebOptions { PublicUrl = new Uri("https://a.example"), LinkSecret = "short" });

        Assert.Contains("Web:LinkSecret: expected at least 32 characters, because Web:PublicUrl is set; got 5.", result.FailureMessage, StringComparison.Ordinal);
    }

    private static SubscriptionLinks With(string? site) => new(Options.Create(
        new WebOptions { PublicUrl = site is null ? null : new Uri(site), LinkSecret = site is null ? null : Secret }));
}
