using Alerts.Deliver.Channels;
using Alerts.Tests.Deliver.Rendering;
using MimeKit;

namespace Alerts.Tests.Deliver.Channels;

public sealed class MailMessageTests
{
    private static readonly MailboxAddress From = MailboxAddress.Parse("Alerts <alerts@example.org>");

    [Fact]
    public void It_is_text_first_then_html_and_both_survive_the_wire()
    {
        MimeMessage mail = OverTheWire(SomeAlert.Alert());

        var body = Assert.IsType<MultipartAlternative>(mail.Body);
        Assert.Equal(["text/plain", "text/html"], body.Select(part => part.ContentType.MimeType));
        Assert.Equal(Lines(Alerts.Deliver.Rendering.PlainText.Render(SomeAlert.Content())), Lines(mail.TextBody!));
        Assert.Equal(Lines(Alerts.Deliver.Rendering.HtmlMail.Render(SomeAlert.Content())), Lines(mail.HtmlBody!));
        Assert.Equal("Approval, preliminary, CN: Beijing lets tech giants prepare orders for Nvidia’s H200 chips", mail.Subject);
        Assert.Equal("desk@example.org", Assert.Single(mail.To.Mailboxes).Address);
        Assert.Equal(SomeAlert.Now, mail.Date);
    }

    [Fact]
    public void The_same_delivery_has_the_same_message_id_every_time()
    {
        MimeMessage first = OverTheWire(SomeAlert.Alert(), SomeAlert.Now);
        MimeMessage again = OverTheWire(SomeAlert.Alert(), SomeAlert.Now.AddMinutes(7));

        Assert.Equal($"{Delivery.IdOf(SomeAlert.EventId, "subscription-1")}@example.org", first.MessageId);
        Assert.Equal(first.MessageId, again.MessageId);
    }

    [Fact]
    public void A_story_is_one_thread_from_the_alert_that_opened_it()
    {
        NewsEvent opener = SomeAlert.Event with { Id = "20260114-event", StoryOpenedBy = "20260114-event" };

        MimeMessage first = OverTheWire(SomeAlert.Alert(opener));
        MimeMessage second = OverTheWire(SomeAlert.Alert());

        Assert.Null(first.InReplyTo);
        Assert.Empty(first.References);
        Assert.Equal(first.MessageId, second.InReplyTo);
        Assert.Equal(first.MessageId, Assert.Single(second.References));
    }

    [Fact]
    public void It_can_be_ended_with_one_click_and_asks_for_no_automatic_answer()
    {
        HeaderList headers = OverTheWire(SomeAlert.Alert()).Headers;

        Assert.Equal("<https://alerts.example.org/unsubscribe/subscription-1?token=abc>", headers[HeaderId.ListUnsubscribe]);
        Assert.Equal("List-Unsubscribe=One-Click", headers[HeaderId.ListUnsubscribePost]);
        Assert.Equal("Alerts <alerts.example.org>", headers[HeaderId.ListId]);
        Assert.Equal("auto-generated", headers[HeaderId.AutoSubmitted]);
        Assert.Equal("list", headers[HeaderId.Precedence]);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("http://localhost:7071/unsubscribe/s?token=t", true)]
    public void One_click_is_offered_over_https_only(string? link, bool listed)
    {
        Alert alert = SomeAlert.Alert();
        alert = alert with { Content = alert.Content with { Unsubscribe = link is null ? null : new Uri(link) } };

        HeaderList headers = OverTheWire(alert).Headers;

        Assert.Equal(listed, headers.Contains(HeaderId.ListUnsubscribe));
        Assert.False(headers.Contains(HeaderId.ListUnsubscribePost));
    }

    [Fact]
    public void A_title_cannot_add_headers()
    {
        Alert alert = SomeAlert.Alert() with { Content = HostileAlert.Content };

        MimeMessage mail = OverTheWire(alert);

        Assert.Empty(mail.Bcc);
        Assert.Contains("Bcc: a@b.example", mail.Subject, StringComparison.Ordinal);
    }

    /// <summary>Base64 of U+202E, "fdp.exe", a line break and "Bcc: a@b.example"; and of "pay".</summary>
    [Theory]
    [InlineData("Approved =?utf-8?b?4oCuZmRwLmV4ZQ0KQmNjOiBhQGIuZXhhbXBsZQ==?=")]
    [InlineData("批准 =?utf-8?b?4oCuZmRwLmV4ZQ0KQmNjOiBhQGIuZXhhbXBsZQ==?= 出口")]
    [InlineData("=?utf-8?q?=E2=80=AEpay?= =?utf-8?q?pay?=")]
    [InlineData("=\u200B?utf-8?q?=E2=80=AEpay?=")]
    public void An_encoded_word_in_a_title_is_shown_as_it_was_written(string title)
    {
        MimeMessage mail = OverTheWire(SomeAlert.Alert(SomeAlert.Event with { Title = title }));

        Assert.DoesNotContain('\u202E', mail.Subject!);
        Assert.DoesNotContain('\n', mail.Subject!);
        Assert.EndsWith(title.Replace("\u200B", "", StringComparison.Ordinal).Replace("=?", "= ?", StringComparison.Ordinal), mail.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void A_display_name_that_was_stored_with_an_address_is_not_written()
    {
        Alert alert = SomeAlert.Alert(subscription: SomeAlert.Subscription with { Address = "=?utf-8?q?=E2=80=AEpay?= <desk@example.org>" });

        Assert.True(MailMessage.TryParseAddress(alert.Subscription.Address, out MailboxAddress? reader));
        Assert.Equal("desk@example.org", reader.ToString());
    }

    [Theory]
    [InlineData("desk@example.org", true)]
    [InlineData("Desk <desk@example.org>", true)]
    [InlineData("desk", false)]
    [InlineData("a@example.org, b@example.org", false)]
    [InlineData("a@example.org\r\nBcc: b@example.org", false)]
    [InlineData("group: a@example.org;", false)]
    [InlineData("=?utf-8?q?desk?=@example.org", false)]
    [InlineData("desk@[192.0.2.1]", false)]
    [InlineData("", false)]
    public void Only_a_single_mailbox_is_an_address(string address, bool accepted) =>
        Assert.Equal(accepted, MailMessage.TryParseAddress(address, out _));

    private static MimeMessage OverTheWire(Alert alert, DateTimeOffset? now = null)
    {
        using MimeMessage message = MailMessage.Compose(alert, From, MailboxAddress.Parse(alert.Subscription.Address), now ?? SomeAlert.Now);
        var wire = new MemoryStream();
        message.WriteTo(wire);
        wire.Position = 0;
        return MimeMessage.Load(wire);
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd().Split('\n');
}
