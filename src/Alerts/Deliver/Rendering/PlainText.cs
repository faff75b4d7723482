using System.Text;
using Alerts.Deliver.Content;

namespace Alerts.Deliver.Rendering;

/// <summary>An alert as plain text. Lines are not broken: mail programs wrap them to the width they have.</summary>
internal static class PlainText
{
    public static string Render(AlertContent alert)
    {
        var text = new StringBuilder(2_048);
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

        text.Append("\r\n").Append(alert.Link is null ? "The source gave no link." : $"Read it: {alert.Link.AbsoluteUri}")
            .Append("\r\n").Append(alert.Published)
            .Append("\r\n\r\n-- \r\n").Append(alert.Because)
            .Append("\r\n").Append(alert.Unsubscribe is null ? alert.HowToEnd : $"Unsubscribe: {alert.Unsubscribe.AbsoluteUri}")
            .Append("\r\n");
        return text.ToString();
    }

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
