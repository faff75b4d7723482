using System.Text.RegularExpressions;
using Alerts.Functions.Tests.Support;
using Alerts.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Alerts.Functions.Tests.Docs;

/// <summary>What the pages of this repository lead to is there.</summary>
public sealed partial class LinksTests
{
    public static TheoryData<string> Pages =>
    [
        .. Directory.EnumerateFiles(Repository.PathOf("."), "*.md")
            .Concat(Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Repository.PathOf("."), file)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_file_and_picture_that_a_page_leads_to_exists(string page) => Assert.All(
        Link().Matches(Repository.Read(page)).Select(link => link.Groups[1].Value).Where(link => IsInside(page, link)),
        link =>
        {
            string path = Path.Combine(Path.GetDirectoryName(Repository.PathOf(page))!, link.Split('#')[0]);
            Assert.True(Path.Exists(path), $"{page} leads to {link}, which does not exist");
        });

    [Fact]
    public async Task Every_page_of_the_site_that_is_named_exists()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddAlerts(builder.Configuration);
        builder.Services.AddAlertsWeb();
        await using WebApplication site = builder.Build();
        site.MapAlerts();
        IEnumerable<RouteEndpoint> endpoints = ((IEndpointRouteBuilder)site).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();
        string[] paths = [.. endpoints.Select(endpoint => endpoint.RoutePattern.RawText!.Trim('/').Split('/')[0])];

        Assert.All(
            Pages.SelectMany(page => SitePage().Matches(Repository.Read(page.Data))).Select(match => match.Groups[1].Value),
            path => Assert.Contains(path, paths));
    }

    // From the README, ../../ leads out of the repository: to the pages that its host makes of it.
    private static bool IsInside(string page, string link) =>
        !link.Contains(':', StringComparison.Ordinal) && !link.StartsWith('#')
        && !(page == "README.md" && link.StartsWith("../../", StringComparison.Ordinal));

    [GeneratedRegex("""(?:\]\(|src=")([^)"\s]+)[)"]""")]
    private static partial Regex Link();

    [GeneratedRegex(@"https://…/(\w+)")]
    private static partial Regex SitePage();
}
