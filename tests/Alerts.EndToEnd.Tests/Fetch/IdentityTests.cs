namespace Alerts.EndToEnd.Tests.Fetch;

/// <summary>No false merge and no false split: each case polls a source of its own.</summary>
public sealed class IdentityTests(IdentityTests.Sources sources) : IClassFixture<IdentityTests.Sources>
{
    public static TheoryData<string> Cases => [.. IdentityCases.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task An_article_is_known_again_and_no_other_is_taken_for_it(string name)
    {
        IdentityCase items = IdentityCases.All[name];
        FetchRun run = await sources.RunAsync();
        string source = Sources.NameOf(name);
        run.Clock.Set(IdentityCases.Now);
        for (int poll = 0; poll < items.Polls.Count; poll++)
        {
            await run.WriteAsync($"{source}.rss", items.Rss(poll, $"{source}.example"));
            await run.PollAsync(source);
        }

        IEnumerable<Article> passedOn = (await run.PassedOnAsync()).Where(article => article.Source == source).OrderBy(article => article.FirstSeen).ThenBy(article => article.Version);
        Assert.Equal(items.PassedOn, passedOn.Select(article => $"{article.Version} {article.Title}"));
        Assert.Null((await run.StateAsync(source)).Failure);
    }

    /// <summary>One storage for all cases; each has a publisher of its own, so that they do not know each other's articles.</summary>
    public sealed class Sources : IAsyncDisposable
    {
        private FetchRun? _run;

        internal async Task<FetchRun> RunAsync() => _run ??= await FetchRun.StartAsync(
            "sources:\n" + string.Concat(IdentityCases.All.Select(item =>
                $"  - {{name: {NameOf(item.Key)}, kind: file, location: {NameOf(item.Key)}.rss, publisher: {NameOf(item.Key)}, backfill: {(item.Value.Backfill ? "true" : "false")}}}\n")));

        internal static string NameOf(string name) => $"case-{IdentityCases.All.Keys.ToList().IndexOf(name)}";

        public ValueTask DisposeAsync() => _run?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
