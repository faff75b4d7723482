using System.Globalization;
using System.Text;
using Alerts.Deliver.Rendering;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Alerts.Deliver.Channels;

/// <summary>
/// Puts alerts into a folder, for the first run and for trying things out: a mail as <c>.eml</c> and <c>.html</c>, a card as
/// <c>.json</c>. Names are the same each time, so that a repeat overwrites; a file is there whole or not at all.
/// </summary>
internal sealed class FolderChannel(IOptions<DeliverOptions> deliver, IOptions<SmtpOptions> smtp, TimeProvider time) : IChannel
{
    private const int LongestSlug = 48;

    public SendLimit? LimitFor(Subscription subscription) => null;

    public async Task<ChannelResult> SendAsync(Alert alert, CancellationToken cancellation)
    {
        string folder = deliver.Value.Folder;
        string path = Path.Combine(folder, NameOf(alert));
        try
        {
            Directory.CreateDirectory(folder);
            if (alert.Subscription.Channel == Channel.Teams)
            {
                await WriteAsync(path + ".json", AdaptiveCard.Render(alert.Content), cancellation);
                return new ChannelResult.Sent();
            }

            if (!MailMessage.TryParseAddress(alert.Subscription.Address, out MailboxAddress? reader))
            {
                return new ChannelResult.Rejected("The address is not an email address.");
            }

            await WriteAsync(path + ".html", Encoding.UTF8.GetBytes(HtmlMail.Render(alert.Content)), cancellation);
            using MimeMessage message = MailMessage.Compose(alert, MailboxAddress.Parse(smtp.Value.From), reader, time.GetUtcNow());
            using var mail = new MemoryStream();
            await message.WriteToAsync(mail, cancellation);
            await WriteAsync(path + ".eml", mail.GetBuffer().AsMemory(0, (int)mail.Length), cancellation);
            return new ChannelResult.Sent();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new ChannelResult.Failed($"The folder {Path.GetFullPath(folder)} (Deliver:Folder) cannot be written to: {exception.Message}");
        }
    }

    /// <summary><c>2026-01-23-1305-beijing-lets-tech-giants-0a1b2c3d</c>: sorts by time, says what it is, and is this delivery's own.</summary>
    private static string NameOf(Alert alert) => string.Create(
        CultureInfo.InvariantCulture, $"{(alert.Event?.Published ?? alert.Delivery.Planned).UtcDateTime:yyyy-MM-dd-HHmm}-{Slug(alert.Content.Headline)}-{alert.Delivery.Id[..8]}");

    private static string Slug(string title)
    {
        var slug = new StringBuilder(LongestSlug);
        foreach (Rune rune in title.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) && slug.Length < LongestSlug)
            {
                slug.Append(Rune.ToLowerInvariant(rune));
            }
            else if (slug.Length > 0 && slug[^1] != '-' && slug.Length < LongestSlug)
            {
                slug.Append('-');
            }
        }

        return slug.ToString().Trim('-');
    }

    private static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        string unfinished = path + ".tmp";
        await File.WriteAllBytesAsync(unfinished, content, cancellation);
        File.Move(unfinished, path, overwrite: true);
    }
}
