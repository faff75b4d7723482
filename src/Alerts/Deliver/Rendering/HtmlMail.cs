using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Alerts.Classification;
using Alerts.Deliver.Content;

namespace Alerts.Deliver.Rendering;

/// <summary>
/// An alert or a digest as an HTML mail: tables and inline styles, which Outlook's Word engine keeps; a style block only adds dark
/// colours and the narrow layout where a program honours it. No pictures, scripts or anything else from elsewhere.
/// Colours keep a contrast of 4.5 to 1 and never speak alone (WCAG 2.2, 1.4.1 and 1.4.3).
/// </summary>
internal static class HtmlMail
{
    public const string Font = "font-family:-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,'Noto Sans CJK SC','Microsoft YaHei',sans-serif";

    private const string Style = """
        :root{color-scheme:light dark;supported-color-schemes:light dark}
        @media (max-width:480px){.pad{padding-left:16px!important;padding-right:16px!important}.outer{padding:0!important}.card{border-left:0!important;border-right:0!important;border-radius:0!important}.label,.value{display:block!important;width:auto!important;padding-left:0!important;padding-right:0!important}.label{padding-bottom:0!important}.value{padding-top:0!important;border-top:0!important}h1{font-size:20px!important;line-height:27px!important}}
        @media (prefers-color-scheme:dark){.page{background-color:#14171a!important}.card{background-color:#1f2327!important;border-color:#3a4147!important}.text{color:#e8eaed!important}.muted,.muted a{color:#a9b1b9!important}.rule{border-color:#3a4147!important}.quote{color:#d5d9dd!important;border-color:#5a646d!important}.link{color:#8ab4f8!important}.button{background-color:#8ab4f8!important;border-color:#8ab4f8!important}.button a{color:#14171a!important}.loosening{background-color:#12391f!important;color:#9be3b3!important}.tightening{background-color:#4a1a17!important;color:#ffb4ab!important}.mixed{background-color:#453408!important;color:#f6d57e!important}.none{background-color:#2d3338!important;color:#d5d9dd!important}}
        """;

    /// <summary>Encodes what HTML demands and leaves every script readable.</summary>
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Render(MessageContent content)
    {
        var html = new StringBuilder(12_288);
        html.Append("<!DOCTYPE html>\r\n<html lang=\"en\" xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><meta charset=\"utf-8\">")
            .Append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">")
            .Append("<meta name=\"supported-color-schemes\" content=\"light dark\"><title>").Append(Encode(content.Subject)).Append("</title>\r\n<style>")
            .Append(Style).Append("</style></head>\r\n");
        html.Append($"<body class=\"page\" style=\"margin:0;padding:0;background-color:#eef1f4;-webkit-text-size-adjust:100%;{Font}\">\r\n");

        // Shown beside the subject in a list of mails, hidden in the mail itself.
        html.Append("<div style=\"display:none;max-height:0;overflow:hidden;mso-hide:all\">").Append(Encode(Preview(content))).Append("</div>\r\n");
        html.Append("<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr><td class=\"outer\" align=\"center\" style=\"padding:20px 12px\">\r\n")
            .Append("<!--[if mso]><table role=\"presentation\" width=\"600\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr><td><![endif]-->\r\n")
            .Append("<table role=\"presentation\" class=\"card\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"max-width:600px;background-color:#ffffff;border:1px solid #d8dee4;border-radius:8px;border-collapse:separate;text-align:left;overflow-wrap:anywhere\">\r\n");
        if (content is DigestContent digest)
        {
            HtmlDigest.Append(html, digest);
        }
        else
        {
            AppendAlert(html, (AlertContent)content);
        }

        AppendFoot(html, content);
        html.Append("</table>\r\n<!--[if mso]></td></tr></table><![endif]-->\r\n</td></tr></table>\r\n</body></html>\r\n");
        return html.ToString();
    }

    /// <summary>Class and colours of a band that names the verdict.</summary>
    public static (string Name, string Colours) Band(Direction direction) => direction switch
    {
        Direction.Loosening => ("loosening", "background-color:#e3f4e8;color:#0f5a2a"),
        Direction.Tightening => ("tightening", "background-color:#fde8e6;color:#8c1d18"),
        Direction.Mixed => ("mixed", "background-color:#fdf1cf;color:#6b4e00"),
        _ => ("none", "background-color:#e9edf1;color:#3c4650"),
    };

    /// <summary>A table of labelled lines.</summary>
    public static void AppendLines(StringBuilder html, AlertContent alert, IEnumerable<AlertLine> lines)
    {
        html.Append("<tr><td class=\"pad\" style=\"padding:0 24px 8px 24px\"><table width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\">\r\n");
        foreach (AlertLine line in lines)
        {
            // The band at the top says the verdict already.
            AppendLine(html, line.Lead == alert.Verdict && line.Detail.Length > 0 ? line with { Lead = line.Detail, Detail = "" } : line);
        }

        html.Append("</table></td></tr>\r\n");
    }

    public static string Language(AlertContent alert) => alert.ArticleLanguage is "und" or "" ? "" : $" lang=\"{Encode(alert.ArticleLanguage)}\"";

    public static string Encode(string text) => Encoder.Encode(text);

    private static void AppendAlert(StringBuilder html, AlertContent alert)
    {
        AppendHead(html, alert);
        AppendLines(html, alert, alert.Lines.Concat(alert.Details));
        AppendProofs(html, alert);
        AppendLink(html, alert);
    }

    private static void AppendHead(StringBuilder html, AlertContent alert)
    {
        (string name, string colours) = Band(alert.Direction);
        html.Append("<tr><td class=\"pad ").Append(name).Append("\" style=\"").Append(colours)
            .Append($";padding:11px 24px;border-radius:7px 7px 0 0;font-size:14px;line-height:20px;font-weight:600;{Font}\">")
            .Append(Encode(alert.Verdict)).Append("</td></tr>\r\n");
        html.Append("<tr><td class=\"pad\" style=\"padding:20px 24px 4px 24px\"><h1 class=\"text\" dir=\"auto\"").Append(Language(alert))
            .Append($" style=\"margin:0;font-size:22px;line-height:30px;font-weight:600;color:#1b1f23;{Font}\">").Append(Encode(alert.Headline))
            .Append("</h1></td></tr>\r\n");
        html.Append($"<tr><td class=\"pad muted\" style=\"padding:2px 24px 12px 24px;font-size:13px;line-height:20px;color:#57606a;{Font}\">")
            .Append(Encode(alert.Published)).Append("</td></tr>\r\n");
    }

    private static void AppendLine(StringBuilder html, AlertLine line)
    {
        html.Append($"<tr><th scope=\"row\" class=\"label muted rule\" align=\"left\" valign=\"top\" width=\"92\" style=\"padding:10px 12px 10px 0;border-top:1px solid #e4e8ec;font-size:13px;line-height:23px;font-weight:600;color:#57606a;text-align:left;{Font}\">")
            .Append(Encode(line.Label))
            .Append($"</th><td class=\"value text rule\" valign=\"top\" style=\"padding:10px 0;border-top:1px solid #e4e8ec;font-size:15px;line-height:23px;color:#1b1f23;{Font}\">");
        if (line.Detail.Length == 0)
        {
            html.Append(Encode(line.Lead));
        }
        else
        {
            html.Append("<strong style=\"font-weight:600\">").Append(Encode(line.Lead)).Append("</strong><br>").Append(Encode(line.Detail));
        }

        html.Append("</td></tr>\r\n");
    }

    private static void AppendProofs(StringBuilder html, AlertContent alert)
    {
        if (alert.Proofs.Count == 0)
        {
            return;
        }

        html.Append($"<tr><td class=\"pad\" style=\"padding:8px 24px\"><h2 class=\"muted\" style=\"margin:0 0 8px 0;font-size:13px;line-height:20px;font-weight:600;color:#57606a;{Font}\">In the article’s words</h2>\r\n");
        foreach (Proof proof in alert.Proofs)
        {
            html.Append("<blockquote class=\"quote\" dir=\"auto\"").Append(Language(alert))
                .Append($" style=\"margin:0 0 12px 0;padding:0 0 0 12px;border-left:3px solid #c4ccd4;font-size:15px;line-height:23px;color:#32383f;{Font}\">“")
                .Append(Encode(proof.Quote)).Append("”<br><span class=\"muted\" lang=\"en\" dir=\"ltr\" style=\"font-size:13px;line-height:20px;color:#57606a\">proves: ")
                .Append(Encode(proof.Of)).Append("</span></blockquote>\r\n");
        }

        html.Append("</td></tr>\r\n");
    }

    private static void AppendLink(StringBuilder html, AlertContent alert)
    {
        html.Append("<tr><td class=\"pad\" style=\"padding:8px 24px 20px 24px\">");
        if (alert.Link is null)
        {
            html.Append($"<span class=\"muted\" style=\"font-size:15px;line-height:23px;color:#57606a;{Font}\">The source gave no link.</span>");
        }
        else
        {
            html.Append("<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr><td class=\"button\" style=\"background-color:#0b57a4;border:1px solid #0b57a4;border-radius:6px\"><a href=\"")
                .Append(Encode(alert.Link.AbsoluteUri))
                .Append($"\" style=\"display:inline-block;padding:11px 18px;font-size:15px;line-height:20px;font-weight:600;color:#ffffff;text-decoration:none;{Font}\">Read it at ")
                .Append(Encode(UntrustedLink.HostOf(alert.Link))).Append("</a></td></tr></table>");
        }

        html.Append("</td></tr>\r\n");
    }

    private static void AppendFoot(StringBuilder html, MessageContent content)
    {
        html.Append($"<tr><td class=\"pad muted rule\" style=\"padding:14px 24px 18px 24px;border-top:1px solid #e4e8ec;font-size:13px;line-height:20px;color:#57606a;{Font}\">")
            .Append(Encode(content.Because)).Append("<br>");
        if (content.Unsubscribe is null)
        {
            html.Append(Encode(content.HowToEnd));
        }
        else
        {
            html.Append("<a href=\"").Append(Encode(content.Unsubscribe.AbsoluteUri)).Append("\" style=\"color:#57606a;text-decoration:underline\">Unsubscribe</a>");
        }

        html.Append("</td></tr>\r\n");
    }

    // The subject of a digest names its first story.
    private static string Preview(MessageContent content) => string.Join(" · ", content switch
    {
        DigestContent { Stories.Count: > 1 } digest => digest.Stories.Skip(1).Take(3).Select(story => story.Headline),
        DigestContent digest => digest.Stories[0].Lines.Select(line => line.Lead),
        _ => ((AlertContent)content).Lines.Select(line => line.Lead),
    });
}
