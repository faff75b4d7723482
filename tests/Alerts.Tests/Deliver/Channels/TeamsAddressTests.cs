using Alerts.Deliver.Channels;

namespace Alerts.Tests.Deliver.Channels;

public sealed class TeamsAddressTests
{
    [Theory]
    [InlineData("https://prod-12.westeurope.logic.azure.com:443/workflows/0/triggers/manual/paths/invoke?sig=s")]
    [InlineData("https://default0.00.environment.api.powerplatform.com/powerautomate/automations/direct/workflows/0?sig=s")]
    [InlineData(" https://a.LOGIC.azure.com/x ")]
    [InlineData("http://127.0.0.1:8080/flow")]
    public void Workflows_and_named_test_hosts_are_addresses(string address) =>
        Assert.True(TeamsAddress.TryParse(address, ["127.0.0.1:8080"], out _, out _));

    [Theory]
    [InlineData("https://example.webhook.office.com/webhookb2/secret", "https://example.webhook.office.com")]
    [InlineData("http://prod-12.westeurope.logic.azure.com/secret", "http://prod-12.westeurope.logic.azure.com")]
    [InlineData("https://logic.azure.com.evil.example/secret", "https://logic.azure.com.evil.example")]
    [InlineData("https://evillogic.azure.com/secret", "https://evillogic.azure.com")]
    [InlineData("https://a.logic.azure.com:8443/secret", "https://a.logic.azure.com")]
    [InlineData("https://a.logic.azure.com@evil.example/secret", "https://evil.example")]
    [InlineData("http://169.254.169.254/secret", "http://169.254.169.254")]
    [InlineData("http://127.0.0.1:8081/secret", "http://127.0.0.1")]
    [InlineData("secret words", "no address")]
    public void Anything_else_is_refused_without_repeating_the_secret(string address, string got)
    {
        Assert.False(TeamsAddress.TryParse(address, ["127.0.0.1:8080"], out _, out string? error));

        Assert.Contains($"got {got}. ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error, StringComparison.Ordinal);
    }
}
