using System.Diagnostics.CodeAnalysis;
using Alerts.Deliver.Rendering;
using Alerts.Subscriptions;
using MimeKit;

namespace Alerts.Deliver.Channels;

/// <summary>
/// An alert as a mail: text and HTML; a Message-ID that is the same each time it is made; a story as one thread; the headers
/// that end a subscription with one click (RFC 2369, RFC 8058) and keep automatic answers away (RFC 3834).
/// </summary>
internal static class MailMessage
{
    private const string OneClick = "List-Unsubscribe=One-Click";

    public static MimeMessage Compose(Alert alert, MailboxAddress from, MailboxAddress reader, DateTimeOffset now)
    {
        // The last part is the one that mail programs prefer (RFC 2046, 5.1.4).
        var body = new MultipartAlternative { Boundary = $"alert-{alert.Delivery.Id}" };
        body.Add(new TextPart("plain") { Text = PlainText.Render(alert.Content) });
        body.Add(new TextPart("html") { Text = HtmlMail.Render(alert.Content) });
        var message = new MimeMessage
        {
            Subject = alert.Content.Subject,
            Date = now,
            MessageId = MessageId(alert.Delivery.Id, from),
            Body = body,
        };
        message.From.Add(from);
        message.To.Add(reader);
        AddThread(message, alert, from);
        AddListHeaders(message, alert, from);
        return message;
    }

    /// <summary>One mailbox that mail can reach, without its display name; no groups, no lists.</summary>
    public static bool TryParseAddress(string address, [NotNullWhen(true)] out MailboxAddress? mailbox)
    {
        if (!MailboxAddress.TryParse(address, out mailbox) || EmailAddress.ProblemOf(mailbox) is not null)
        {
            return false;
        }

        mailbox.Name = null;
        return true;
    }

    // The thread hangs on the alert that opened the story. A reader who joined later never got that one; mail programs
    // group by the reference all the same.
    private static void AddThread(MimeMessage message, Alert alert, MailboxAddress from)
    {
        if (alert.Event?.StoryOpenedBy is { } opener && opener != alert.Event.Id)
        {
            string first = MessageId(Delivery.IdOf(opener, alert.Subscription.Id), from);
            message.InReplyTo = first;
            message.References.Add(first);
        }
    }

    private static void AddListHeaders(MimeMessage message, Alert alert, MailboxAddress from)
    {
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add(HeaderId.Precedence, "list");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        message.Headers.Add(HeaderId.ListId, $"Alerts <alerts.{Domain(from)}>");
        if (alert.Content.Unsubscribe is { } unsubscribe)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{unsubscribe.AbsoluteUri}>");
            if (unsubscribe.Scheme == Uri.UriSchemeHttps)
            {
                message.Headers.Add(HeaderId.ListUnsubscribePost, OneClick);
            }
        }
    }

    private static string MessageId(string deliveryId, MailboxAddress from) => $"{deliveryId}@{Domain(from)}";

    private static string Domain(MailboxAddress from) => MailboxAddress.EncodeAddrspec(from.Address) is var ascii ? ascii[(ascii.LastIndexOf('@') + 1)..] : "";
}
