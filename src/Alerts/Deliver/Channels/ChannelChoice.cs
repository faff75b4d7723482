using Microsoft.Extensions.Options;

namespace Alerts.Deliver.Channels;

/// <summary>Which way a subscription's alerts go, by its channel and the settings.</summary>
internal sealed class ChannelChoice(
    EmailChannel email, TeamsChannel teams, FolderChannel folder, IOptions<DeliverOptions> deliver, IOptions<SmtpOptions> smtp)
{
    public IChannel For(Subscription subscription) => (deliver.Value.Mode, subscription.Channel) switch
    {
        (DeliverMode.Folder, _) => folder,
        (_, Channel.Teams) => teams,
        (DeliverMode.SendOrFolder, _) when !smtp.Value.IsConfigured => folder,
        _ => email,
    };
}
