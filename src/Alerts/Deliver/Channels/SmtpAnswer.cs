using MailKit.Net.Smtp;

namespace Alerts.Deliver.Channels;

/// <summary>What a mail server's refusal means for the delivery (RFC 5321 section 4.2, RFC 3463).</summary>
internal static class SmtpAnswer
{
    /// <summary>Enhanced codes that speak of the reader's address, not of the sender, the message or a policy.</summary>
    private static readonly string[] AddressIsGone = ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"];

    /// <param name="refusal">What the server said.</param>
    /// <param name="othersAccepted">It lately took mail for somebody else.</param>
    public static ChannelResult Read(SmtpCommandException refusal, bool othersAccepted)
    {
        int code = (int)refusal.StatusCode;
        string answer = $"The mail server answered {code} {FirstLine(refusal.Message)}";
        return code switch
        {
            >= 400 and < 500 => new ChannelResult.Later(null, answer),
            _ when EnhancedCode(refusal.Message) is { } enhanced && AddressIsGone.Contains(enhanced) => new ChannelResult.Rejected(answer),
            550 or 551 or 553 when refusal.ErrorCode == SmtpErrorCode.RecipientNotAccepted && EnhancedCode(refusal.Message) is null =>
                new ChannelResult.Refused(answer, othersAccepted),
            _ => new ChannelResult.Failed($"{answer} ({What(refusal.ErrorCode)})"),
        };
    }

    private static string? EnhancedCode(string message)
    {
        string first = message.Split(' ', 2)[0];
        return Version.TryParse(first, out Version? code) && code is { Build: >= 0, Revision: < 0 } ? first : null;
    }

    private static string What(SmtpErrorCode refused) => refused switch
    {
        SmtpErrorCode.SenderNotAccepted => "the sender was refused: check Smtp:From",
        SmtpErrorCode.RecipientNotAccepted => "the recipient was refused",
        SmtpErrorCode.MessageNotAccepted => "the message was refused",
        _ => "check the Smtp settings",
    };

    private static string FirstLine(string message) => Content.UntrustedText.Clean(message, 300);
}
