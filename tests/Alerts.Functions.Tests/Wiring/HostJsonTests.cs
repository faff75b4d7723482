using Alerts.Functions.Tests.Support;

namespace Alerts.Functions.Tests.Wiring;

public sealed class HostJsonTests
{
    // Pages and links carry no /api before their paths.
    [Fact]
    public void Routes_have_no_prefix() =>
        Assert.Equal("", Repository.Json("host.json")["extensions"]!["http"]!["routePrefix"]!.GetValue<string>());

    // The stages send Base64 themselves; the trigger must expect it.
    [Fact]
    public void Messages_are_base64() =>
        Assert.Equal("base64", Repository.Json("host.json")["extensions"]!["queues"]!["messageEncoding"]!.GetValue<string>());
}
