using System.Text.Json;
using System.Text.RegularExpressions;
using Alerts.EndToEnd.Tests.Support;
using MimeKit;

namespace Alerts.EndToEnd.Tests.Cli;

public sealed partial class DemoTests
{
    [Fact]
    public async Task The_demo_tells_of_the_approval_and_its_next_step_and_of_the_rule_once_each_and_of_nothing_else()
    {
        Requires.Node();
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("out"));
        await File.WriteAllTextAsync(folder.File("out/2026-01-22-1345-of-an-earlier-run-00000000.eml"), "", TestContext.Current.CancellationToken);

        await using AlertsProcess alerts = await AlertsProcess.RunAsync(folder.Path, new Dictionary<string, string>(), "demo", "--json");

        Assert.True(alerts.ExitCode == 0, alerts.Errors);
        using var report = JsonDocument.Parse(alerts.Output);
        JsonElement[] articles = [.. report.RootElement.GetProperty("articles").EnumerateArray()];
        Assert.Equal(14, articles.Length);
        Assert.Equal(10, articles.Count(article => article.GetProperty("novelty").GetString() == "none"));
        Assert.Single(articles, article => article.GetProperty("novelty").GetString() == "repeat");
        JsonElement[] approvals = [.. articles.Where(article => Text(article, "outcome").Contains("Teams channel", StringComparison.Ordinal))];
        Assert.Equal([("new", "preliminary"), ("change", "conditional")], approvals.Select(article => (Text(article, "novelty"), Text(article, "stage"))));
        Assert.StartsWith("a change, stage preliminary → conditional: compliance@example.com", Text(approvals[1], "outcome"), StringComparison.Ordinal);

        // What lay there already is not this run's.
        string[] files = [.. report.RootElement.GetProperty("files").EnumerateArray().Select(file => file.GetString()!)];
        Assert.Equal([".eml", ".eml", ".eml", ".html", ".html", ".html", ".json", ".json"], files.Select(Path.GetExtension).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(files, file => file.Contains("earlier-run", StringComparison.Ordinal));
        MimeMessage[] mails = [.. files.Where(file => Path.GetExtension(file) == ".eml").Select(file => MimeMessage.Load(folder.File(file), TestContext.Current.CancellationToken))];
        Assert.All(mails, mail => Assert.Equal("compliance@example.com", mail.To.Mailboxes.Single().Address));
        Assert.Contains(mails, mail => Ladder().IsMatch(mail.TextBody!));
    }

    // From another year the dates are told with theirs.
    [GeneratedRegex(@"preliminary \((January 23|2026-01-23)\) → conditional \((January 25|2026-01-25)\)")]
    private static partial Regex Ladder();

    private static string Text(JsonElement article, string property) => article.GetProperty(property).GetString()!;
}
