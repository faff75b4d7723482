using Alerts.EndToEnd.Tests.Support;
using Alerts.Storage;

namespace Alerts.EndToEnd.Tests.Fetch;

public sealed class ArticleIndexTests
{
    [Fact]
    public async Task What_nothing_has_written_for_years_is_forgotten_and_nothing_else()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        await using LocalStorage storage = await LocalStorage.StartAsync(cancellation);
        var index = new ArticleIndex(storage.Clients);
        string[] keys = [.. Enumerable.Range(0, 8).Select(number => DeterministicId.Of("key", $"{number}"))];
        var known = new KnownArticle { Id = DeterministicId.Of("article"), Source = "paper", Title = "Lathes", Url = "https://paper.example/1", FirstSeen = TimeProvider.System.GetUtcNow(), Version = 1 };
        await index.WriteAsync(known, keys, cancellation);

        Assert.Equal(0, await ForgetAsync(index, ArticleIndex.KeptFor - TimeSpan.FromDays(1), cancellation));
        Assert.All(await index.NamesAsync(keys, cancellation), name => Assert.Equal(known.Id, name));

        Assert.Equal(9, await ForgetAsync(index, ArticleIndex.KeptFor + TimeSpan.FromDays(1), cancellation));
        Assert.All(await index.NamesAsync(keys, cancellation), Assert.Null);
        Assert.Null(await index.ReadAsync(known.Id, cancellation));
    }

    /// <summary>Every share once, as if so much time had passed.</summary>
    private static async Task<int> ForgetAsync(ArticleIndex index, TimeSpan later, CancellationToken cancellation)
    {
        int gone = 0;
        for (int share = 0; share < ArticleIndex.Shares; share++)
        {
            gone += await index.ForgetAsync(share, TimeProvider.System.GetUtcNow() + later, cancellation);
        }

        return gone;
    }
}
