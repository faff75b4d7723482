using Alerts.EndToEnd.Tests.Support;
using Alerts.Storage;
using Microsoft.Extensions.Options;

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
        await index.WriteAsync([known], keys.ToDictionary(key => key, _ => known.Id), cancellation);

        Assert.Equal(0, await ForgetAsync(index, ArticleIndex.KeptFor - TimeSpan.FromDays(1), cancellation));
        Assert.All(await index.NamesAsync(keys, cancellation), name => Assert.Equal(known.Id, name));

        Assert.Equal(9, await ForgetAsync(index, ArticleIndex.KeptFor + TimeSpan.FromDays(1), cancellation));
        Assert.All(await index.NamesAsync(keys, cancellation), Assert.Null);
        Assert.Null(await index.ReadAsync(known.Id, cancellation));
    }

    [Fact]
    public async Task Many_keys_are_found_by_few_requests_and_those_that_nothing_has_are_not()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        await using LocalStorage storage = await LocalStorage.StartAsync(cancellation);
        await using CutStorage cut = await CutStorage.StartAsync(storage.ConnectionString, cancellation);
        cut.CutAfter = int.MaxValue;
        var index = new ArticleIndex(new StorageClients(Options.Create(new StorageOptions { ConnectionString = cut.ConnectionString })));
        // All of one partition, and more than one answer holds; some are missing at its beginning, within it and at its end.
        string[] keys = [.. Enumerable.Range(0, 3_000).Select(number => $"ab{number:x6}")];
        bool Has(int number) => number is >= 10 and < 2_990 && number % 3 != 0;
        await index.WriteAsync([], keys.Index().Where(key => Has(key.Index)).ToDictionary(key => key.Item, key => $"of {key.Item}"), cancellation);

        cut.CutAfter = 3;
        IReadOnlyList<string?> names = await index.NamesAsync(keys, cancellation);

        Assert.True(cut.IsWhole);
        Assert.Equal(keys.Select((key, number) => Has(number) ? $"of {key}" : null), names);
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
