using Alerts.Deliver;
using Alerts.Deliver.Channels;
using Alerts.Outbound;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Tests.Deliver.Channels;

public sealed class ChannelChoiceTests
{
    [Theory]
    [InlineData(Channel.Email, null, "Send", typeof(EmailChannel))]
    [InlineData(Channel.Email, null, "SendOrFolder", typeof(FolderChannel))]
    [InlineData(Channel.Email, "smtp.example.org", "SendOrFolder", typeof(EmailChannel))]
    [InlineData(Channel.Teams, null, "SendOrFolder", typeof(TeamsChannel))]
    [InlineData(Channel.Email, "smtp.example.org", "Send", typeof(EmailChannel))]
    [InlineData(Channel.Email, "smtp.example.org", "Folder", typeof(FolderChannel))]
    [InlineData(Channel.Teams, null, "Send", typeof(TeamsChannel))]
    [InlineData(Channel.Teams, null, "folder", typeof(FolderChannel))]
    public async Task Channel_and_settings_decide(Channel channel, string? host, string mode, Type expected)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Smtp:Host"] = host,
            ["Smtp:From"] = "alerts@example.org",
            ["Deliver:Mode"] = mode,
        }).Build();
        await using ServiceProvider provider = new ServiceCollection().AddOutbound(configuration).AddDeliver(configuration).BuildServiceProvider();

        Assert.IsType(expected, provider.GetRequiredService<ChannelChoice>().For(SomeAlert.Subscription with { Channel = channel }));
    }
}
