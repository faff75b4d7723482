using Alerts.Feeds;

namespace Alerts.Tests.Feeds;

public sealed class FeedFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    [Fact]
    public async Task A_file_is_read()
    {
        string path = Path.Combine(_folder.FullName, "news.xml");
        await File.WriteAllTextAsync(path, "<rss><channel><title>Notices</title></channel></rss>", TestContext.Current.CancellationToken);

        Assert.Equal("Notices", (await FeedFile.ReadAsync(path, TestContext.Current.CancellationToken)).Title);
    }

    [Fact]
    public async Task A_folder_is_refused_with_what_to_do_instead() => Assert.Equal(
        $"Expected a feed, got a folder. Name the files in it: find '{_folder.FullName}' -type f | alerts feed -",
        (await Assert.ThrowsAsync<FeedFormatException>(() => FeedFile.ReadAsync(_folder.FullName, TestContext.Current.CancellationToken))).Message);

    [Fact]
    public async Task A_file_that_is_too_long_is_not_read_to_its_end()
    {
        string path = Path.Combine(_folder.FullName, "sparse.xml");
        await using (FileStream file = File.Create(path))
        {
            file.SetLength(1L << 40);
        }

        Assert.Equal(
            "Expected a feed, got a body of more than 64 MB.",
            (await Assert.ThrowsAsync<FeedFormatException>(() => FeedFile.ReadAsync(path, TestContext.Current.CancellationToken))).Message);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
