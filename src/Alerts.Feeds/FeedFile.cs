namespace Alerts.Feeds;

/// <summary>Feeds on disk.</summary>
public static class FeedFile
{
    /// <exception cref="FeedFormatException">The file is no feed; the message says what it is instead.</exception>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    public static async Task<Feed> ReadAsync(string path, CancellationToken cancellation)
    {
        if (Directory.Exists(path))
        {
            throw new FeedFormatException($"Expected a feed, got a folder. Name the files in it: find '{path}' -type f | alerts feed -");
        }

        await using FileStream file = File.OpenRead(path);
        using var body = new MemoryStream(capacity: (int)Math.Min(file.Length, FeedReader.MaxBytes));
        byte[] buffer = new byte[81920];
        for (int read; body.Length <= FeedReader.MaxBytes && (read = await file.ReadAsync(buffer, cancellation)) > 0;)
        {
            body.Write(buffer, 0, read);
        }

        return FeedReader.Read(body.GetBuffer().AsMemory(0, (int)body.Length));
    }
}
