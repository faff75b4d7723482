using System.Text;
using Alerts.Deliver.Content;

namespace Alerts.Deliver.Rendering;

/// <summary>An alert or a digest as plain text. Lines are not broken: mail programs wrap them to the width they have.</summary>
internal static class PlainText
{
    public static string Render(MessageContent content)
    {
        var text = new StringBuilder(2_048);
        if (content is DigestContent digest)
        {
            AppendDigest(text, digest);
        }
        else
        {
            AppendAlert(text, (AlertContent)content);
        }

        text.Append("\r\n-- \r\n").Append(content.Because)
            .Append("\r\n").Append(content.Unsubscribe is null ? content.HowToEnd : $"Unsubscribe: {content.Unsubscribe.AbsoluteUri}")
            .Append("\r\n");
        return text.ToString();
    }

    private static void AppendDigest(StringBuilder text, DigestContent digest)
    {
        text.Append(digest.Headline).Append("\r\n").Append(digest.Made).Append("\r\n");
        foreach ((int index, AlertContent story) in digest.Stories.Take(HtmlDigest.MostStories).Index())
        {
            text.Append("\r\n").Append(index + 1).Append(". ").Append(story.Headline).Append("\r\n");
            foreach (AlertLine line in story.Lines)
            {
                Append(text, line);
            }

            AppendLink(text, story);
        }

        if (digest.Rest(HtmlDigest.MostStories) is { Length: > 0 } rest)
        {
            text.Append("\r\n").Append(rest).Append(digest.Site is null ? "" : $" {digest.Site.AbsoluteUri}").Append("\r\n");
        }
    }

    private static void AppendAlert(StringBuilder text, AlertContent alert)
    {
        text.Append(alert.Headline).Append("\r\n\r\n");
        foreach (AlertLine line in alert.Lines)
        {
            Append(text, line);
        }

        if (alert.Details.Count > 0)
        {
            text.Append("\r\n");
            foreach (AlertLine line in alert.Details)
            {
                Append(text, line);
            }
        }

        if (alert.Proofs.Count > 0)
        {
            text.Append("\r\nIn the article's words\r\n");
            foreach (Proof proof in alert.Proofs)
            {
                text.Append("- ").Append(proof.Of).Append(": “").Append(proof.Quote).Append("”\r\n");
            }
        }

        text.Append("\r\n");
        AppendLink(text, alert);
    }

    private static void AppendLink(StringBuilder text, AlertContent alert) => text
        .Append(alert.Link is null ? "The source gave no link." : $"Read it: {alert.Link.AbsoluteUri}")
        .Append("\r\n").Append(alert.Published).Append("\r\n");

    private static void Append(StringBuilder text, AlertLine line)
    {
        text.Append(line.Label).Append(": ").Append(line.Lead);
        if (line.Detail.Length > 0)
        {
            text.Append(line.Lead is [.., '.' or '…'] ? " " : ". ").Append(line.Detail);
        }

        text.Append("\r\n");
    }
}
