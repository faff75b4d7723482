using System.Text.Json;
using Alerts.EndToEnd.Tests.Support;
using MimeKit;

namespace Alerts.EndToEnd.Tests.Cli;

public sealed class DemoTests
{
    [Fact]
    public async Task The_demo_tells_of_the_approval_once_and_of_the_rule_and_of_nothing_else()
    {
        Requires.Node();
        using var folder = new TemporaryFolder();

        await using AlertsProcess alerts = await AlertsProcess.RunAsync(folder.Path, new Dictionary<string, string>(), "demo", "--json");

        Assert.True(alerts.ExitCode == 0, alerts.Errors);
        using var report = JsonDocument.Parse(alerts.Output);
        JsonElement[] articles = [.. report.RootElement.GetProperty("articles").EnumerateArray()];
        Assert.Equal(13, articles.Length);
        JsonElement told = Assert.Single(articles, article => article.GetProperty("outcome").GetString()!.Contains("compliance@example.com", StringComparison.Ordinal)
            && article.GetProperty("tags").EnumerateArray().Any(tag => tag.GetString() == "approval"));
        Assert.Equal("preliminary", told.GetProperty("stage").GetString());
        Assert.Equal(10, articles.Count(article => article.GetProperty("novelty").GetString() == "none"));
        Assert.Single(articles, article => article.GetProperty("novelty").GetString() == "repeat");

        string[] mails = Directory.GetFiles(folder.File("out"), "*.eml");
        Assert.Equal(2, mails.Length);
        Assert.All(mails, mail => Assert.Equal("compliance@example.com", MimeMessage.Load(mail, TestContext.Current.CancellationToken).To.Mailboxes.Single().Address));
    }
}
