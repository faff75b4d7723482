using System.Text;
using Alerts.Deliver.Content;
using static Alerts.Deliver.Rendering.HtmlMail;

namespace Alerts.Deliver.Rendering;

/// <summary>The stories of a digest within an HTML mail, each as its alert begins: verdict, headline, the lines, the link.</summary>
internal static class HtmlDigest
{
    /// <summary>More than this nobody reads; the text has as many.</summary>
    public const int MostStories = 15;

    /// <summary>Gmail cuts a mail off at 102 KB, and the link to unsubscribe with it; the rest of the mail needs its share.</summary>
    private const int LargestStories = 84 * 1024;

    public static void Append(StringBuilder html, DigestContent digest)
    {
        html.Append($"<tr><td class=\"pad\" style=\"padding:20px 24px 0 24px\"><h1 class=\"text\" style=\"margin:0;font-size:22px;line-height:30px;font-weight:600;color:#1b1f23;{Font}\">")
            .Append(Encode(digest.Headline)).Append("</h1></td></tr>\r\n");
        html.Append($"<tr><td class=\"pad muted\" style=\"padding:2px 24px 16px 24px;font-size:13px;line-height:20px;color:#57606a;{Font}\">")
            .Append(Encode(digest.Made)).Append("</td></tr>\r\n");
        if (digest.Rest(AppendStories(html, digest)) is { Length: > 0 } rest)
        {
            html.Append($"<tr><td class=\"pad text rule\" style=\"padding:14px 24px;border-top:1px solid #e4e8ec;font-size:15px;line-height:23px;color:#1b1f23;{Font}\">").Append(Encode(rest));
            if (digest.Site is { } site)
            {
                html.Append(' ');
                AppendLink(html, site, "See them");
            }

            html.Append("</td></tr>\r\n");
        }
    }

    private static int AppendStories(StringBuilder html, DigestContent digest)
    {
        int shown = 0, size = 0;
        foreach (AlertContent story in digest.Stories.Take(MostStories))
        {
            var part = new StringBuilder(6_144);
            AppendStory(part, story);
            string written = part.ToString();
            size += Encoding.UTF8.GetByteCount(written);
            if (shown > 0 && size > LargestStories)
            {
                break;
            }

            html.Append(written);
            shown++;
        }

        return shown;
    }

    private static void AppendStory(StringBuilder html, AlertContent story)
    {
        (string name, string colours) = Band(story.Direction);
        html.Append("<tr><td class=\"pad ").Append(name).Append("\" style=\"").Append(colours)
            .Append($";padding:8px 24px;font-size:14px;line-height:20px;font-weight:600;{Font}\">").Append(Encode(story.Verdict)).Append("</td></tr>\r\n");
        html.Append("<tr><td class=\"pad\" style=\"padding:14px 24px 2px 24px\"><h2 class=\"text\" dir=\"auto\"").Append(Language(story))
            .Append($" style=\"margin:0;font-size:18px;line-height:26px;font-weight:600;color:#1b1f23;{Font}\">").Append(Encode(story.Headline)).Append("</h2></td></tr>\r\n");
        html.Append($"<tr><td class=\"pad muted\" style=\"padding:2px 24px 10px 24px;font-size:13px;line-height:20px;color:#57606a;{Font}\">")
            .Append(Encode(story.Published)).Append("</td></tr>\r\n");
        AppendLines(html, story, story.Lines);
        html.Append("<tr><td class=\"pad").Append(story.Link is null ? " muted" : "").Append($"\" style=\"padding:2px 24px 22px 24px;font-size:15px;line-height:23px;color:#57606a;{Font}\">");
        if (story.Link is { } link)
        {
            AppendLink(html, link, $"Read it at {UntrustedLink.HostOf(link)}");
        }
        else
        {
            html.Append("The source gave no link.");
        }

        html.Append("</td></tr>\r\n");
    }

    private static void AppendLink(StringBuilder html, Uri link, string words) => html
        .Append("<a class=\"link\" href=\"").Append(Encode(link.AbsoluteUri)).Append("\" style=\"color:#0b57a4;font-weight:600\">").Append(Encode(words)).Append("</a>");
}
