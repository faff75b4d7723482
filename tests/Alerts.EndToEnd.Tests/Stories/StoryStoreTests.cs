using System.Globalization;
using Alerts.Classification;
using Alerts.EndToEnd.Tests.Support;
using Alerts.Storage;
using Alerts.Stories;
using Microsoft.Extensions.Options;

namespace Alerts.EndToEnd.Tests.Stories;

/// <summary>Stories on real storage, with several classifiers at once.</summary>
public sealed class StoryStoreTests(StoryStoreTests.Fixture fixture) : IClassFixture<StoryStoreTests.Fixture>
{
    private static readonly DateTimeOffset Start = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly KnowledgeBase Knowledge = KnowledgeBase.Load();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_classifiers_that_see_the_first_reports_at_once_open_one_story()
    {
        StoryStore[] stores = [.. Enumerable.Range(0, 8).Select(_ => Instance())];

        Placement[] placements = await Task.WhenAll(stores.Select((store, i) => store.PlaceAsync(
            Report("race", i, "Beijing lets platforms prepare orders for H200 parts"), Facets("CN", "H200"), Cancellation)));

        Assert.Single(placements.Select(p => p.StoryId).Distinct());
        Assert.Single(placements, p => p.Novelty == Novelty.New);
        Story story = (await Instance().FindAsync("CN", placements[0].StoryId!, Cancellation))!;
        Assert.Equal(8, story.Articles);
    }

    [Fact]
    public async Task The_same_article_again_changes_nothing_and_says_the_same()
    {
        Article article = Report("again", 0, "The Hague widens licence rule for lithography tools");
        ArticleClassification facets = Facets("NL", "DUV lithography");

        Placement first = await Instance().PlaceAsync(article, facets, Cancellation);
        await Instance().PlaceAsync(Report("again", 1, "Lithography tools need a licence in the Netherlands"), facets, Cancellation);
        Placement again = await Instance().PlaceAsync(article, facets, Cancellation);

        Assert.Equal((first.StoryId, first.Novelty, first.Origins, first.OpenedBy), (again.StoryId, again.Novelty, again.Origins, again.OpenedBy));
        Assert.Equal(2, (await Instance().FindAsync("NL", first.StoryId!, Cancellation))!.Articles);
    }

    [Fact]
    public async Task An_article_that_does_not_say_who_acts_finds_its_story_in_any_jurisdiction()
    {
        Placement known = await Instance().PlaceAsync(Report("who", 0, "Tokyo puts B999 accelerators under control"), Facets("JP", "B999"), Cancellation);
        Placement unknown = await Instance().PlaceAsync(
            Report("who", 1, "B999 accelerators put under control"), Facets("JP", "B999") with { Jurisdictions = [] }, Cancellation);

        Assert.Equal((known.StoryId, Novelty.Repeat), (unknown.StoryId, unknown.Novelty));
    }

    [Fact]
    public async Task Instances_that_live_long_see_what_the_others_wrote()
    {
        StoryStore left = Instance(), right = Instance();
        ArticleClassification facets = Facets("KR", "HBM7");

        Placement opened = await left.PlaceAsync(Report("long", 0, "Seoul lets makers prepare exports of HBM7 memory"), facets, Cancellation);
        await right.PlaceAsync(Report("long", 1, "Makers in Seoul may prepare exports of HBM7 memory"), facets, Cancellation);
        Placement third = await left.PlaceAsync(Report("long", 2, "HBM7 memory exports may be prepared, Seoul says"), facets, Cancellation);
        Placement fourth = await right.PlaceAsync(Report("long", 3, "Seoul on HBM7 memory: exports may be prepared"), facets, Cancellation);

        Assert.Equal([opened.StoryId, opened.StoryId], new[] { third.StoryId, fourth.StoryId });
        Assert.Equal(4, (await left.FindAsync("KR", opened.StoryId!, Cancellation))!.Articles);
    }

    [Fact]
    public async Task An_article_read_to_be_of_another_government_joins_its_story_though_others_have_written_it()
    {
        StoryStore left = Instance(), right = Instance();
        ArticleClassification facets = Facets("GB", "Quantum 77") with { Instruments = ["2026 No. 4711"] };
        Placement opened = await left.PlaceAsync(Report("misread", 0, "London lets Oxford firm ship Quantum 77 cryostats"), facets, Cancellation);
        await left.PlaceAsync(Report("misread", 3, "Oslo lets a firm ship thorium"), Facets("NO", "thorium"), Cancellation);
        await right.PlaceAsync(Report("misread", 1, "Oxford firm may ship Quantum 77 cryostats, London says"), facets, Cancellation);

        // The one who opened it has not seen what the other wrote in between.
        Placement misread = await left.PlaceAsync(
            Report("misread", 2, "London lets Oxford firm ship Quantum 77 cryostats"), facets with { Jurisdictions = ["FR"] }, Cancellation);

        Assert.Equal(opened.StoryId, misread.StoryId);
        Assert.Equal(3, (await left.FindAsync("GB", opened.StoryId!, Cancellation))!.Articles);
    }

    [Fact]
    public async Task A_reading_that_hangs_does_not_hold_up_the_article_of_another_government()
    {
        await using CutStorage wire = await CutStorage.StartAsync(fixture.ConnectionString, Cancellation);
        wire.CutAfter = int.MaxValue;
        var store = new StoryStore(new StorageClients(Options.Create(new StorageOptions { ConnectionString = wire.ConnectionString })), Knowledge, TimeProvider.System);
        await store.PlaceAsync(Report("hang", 0, "Ottawa lets a firm ship cobalt"), Facets("CA", "cobalt"), Cancellation);
        using var hold = new CancellationTokenSource();
        wire.Hold = target => target.Contains("'AU'", StringComparison.Ordinal) && target.Contains("Timestamp", StringComparison.Ordinal) ? hold.Token : CancellationToken.None;

        Task<Placement> held = store.PlaceAsync(Report("hang", 1, "Canberra lets a firm ship lithium"), Facets("AU", "lithium"), Cancellation);
        await wire.Held.WaitAsync(Cancellation);
        Placement other = await store.PlaceAsync(Report("hang", 2, "Brasilia lets a firm ship niobium"), Facets("BR", "niobium"), Cancellation);

        Assert.Equal(Novelty.New, other.Novelty);
        Assert.False(held.IsCompleted);
        await hold.CancelAsync();
        Assert.Equal(Novelty.New, (await held).Novelty);
    }

    [Fact]
    public async Task An_article_of_long_ago_finds_the_story_of_its_time()
    {
        StoryStore early = Instance(), late = Instance();
        ArticleClassification facets = Facets("IN", "Z900");
        Article old = Report("past", 0, "Delhi lets makers ship Z900 parts");
        old = old with { Published = old.Published.AddDays(-300) };
        Placement opened = await early.PlaceAsync(old, facets, Cancellation);
        await late.PlaceAsync(Report("past", 3, "Oslo lets a firm ship Z901 parts"), Facets("NO", "Z901"), Cancellation);

        Placement joined = await late.PlaceAsync(Report("past", 1, "Makers in Delhi may ship Z900 parts") with { Published = old.Published.AddHours(1) }, facets, Cancellation);

        Assert.Equal(opened.StoryId, joined.StoryId);
    }

    private StoryStore Instance() => new(fixture.Clients(), Knowledge, TimeProvider.System);

    private static Article Report(string test, int number, string title) => new()
    {
        Id = DeterministicId.Of(test, number.ToString(CultureInfo.InvariantCulture)),
        Source = "wire",
        Publisher = $"Outlet {number}",
        Url = "",
        Title = title,
        Text = ArticleText.Compose(title, $"Report number {number} of its own, told by somebody {new string((char)('a' + number), 9)}."),
        Published = Start.AddMinutes(number),
        FirstSeen = Start.AddMinutes(number),
    };

    private static ArticleClassification Facets(string jurisdiction, string product) => new()
    {
        Tags = [new TagScore(Tag.Approval, 0.9)],
        Jurisdictions = [jurisdiction],
        Products = [new Product(product, "goods")],
        Stage = Stage.Preliminary,
        Language = "en",
    };

    public sealed class Fixture : IAsyncLifetime
    {
        private LocalStorage? _storage;

        public async ValueTask InitializeAsync() => _storage = await LocalStorage.StartAsync(TestContext.Current.CancellationToken);

        public ValueTask DisposeAsync() => _storage?.DisposeAsync() ?? ValueTask.CompletedTask;

        public string ConnectionString => _storage!.ConnectionString;

        /// <summary>Clients of their own, as an instance of a host has them.</summary>
        public StorageClients Clients() => new(Options.Create(new StorageOptions { ConnectionString = ConnectionString }));
    }
}
