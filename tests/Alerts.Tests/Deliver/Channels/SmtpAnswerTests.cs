using Alerts.Deliver.Channels;
using MailKit.Net.Smtp;

namespace Alerts.Tests.Deliver.Channels;

public sealed class SmtpAnswerTests
{
    [Theory]
    [InlineData(SmtpErrorCode.RecipientNotAccepted, 450, "4.2.1 greylisted", typeof(ChannelResult.Later))]
    [InlineData(SmtpErrorCode.MessageNotAccepted, 452, "4.5.127 too many messages from this sender", typeof(ChannelResult.Later))]
    [InlineData(SmtpErrorCode.UnexpectedStatusCode, 421, "shutting down", typeof(ChannelResult.Later))]
    [InlineData(SmtpErrorCode.RecipientNotAccepted, 550, "5.1.1 no such user", typeof(ChannelResult.Rejected))]
    [InlineData(SmtpErrorCode.RecipientNotAccepted, 550, "no such user here", typeof(ChannelResult.Refused))]
    [InlineData(SmtpErrorCode.RecipientNotAccepted, 551, "user not local", typeof(ChannelResult.Refused))]
    [InlineData(SmtpErrorCode.RecipientNotAccepted, 553, "mailbox name not allowed", typeof(ChannelResult.Refused))]
    [InlineData(SmtpErrorCode.MessageNotAccepted, 550, "looks like spam", typeof(ChannelResult.Failed))]
    [InlineData(SmtpErrorCode.RecipientNotAccepted, 550, "5.2.1 mailbox disabled", typeof(ChannelResult.Rejected))]
    [InlineData(SmtpErrorCode.MessageNotAccepted, 550, "5.1.10 domain takes no mail", typeof(ChannelResult.Rejected))]
    [InlineData(SmtpErrorCode.RecipientNotAccepted, 550, "5.7.1 blocked by policy", typeof(ChannelResult.Failed))]
    [InlineData(SmtpErrorCode.RecipientNotAccepted, 554, "relay access denied", typeof(ChannelResult.Failed))]
    [InlineData(SmtpErrorCode.SenderNotAccepted, 550, "5.1.8 bad sender", typeof(ChannelResult.Failed))]
    [InlineData(SmtpErrorCode.MessageNotAccepted, 552, "5.3.4 too big", typeof(ChannelResult.Failed))]
    public void A_refusal_means_later_gone_or_wrong(SmtpErrorCode refused, int code, string text, Type expected)
    {
        ChannelResult result = SmtpAnswer.Read(new SmtpCommandException(refused, (SmtpStatusCode)code, text), othersAccepted: true);

        Assert.IsType(expected, result);
        Assert.Contains($"The mail server answered {code} {text}", result.ToString(), StringComparison.Ordinal);
    }
}
