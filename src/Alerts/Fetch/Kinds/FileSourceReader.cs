using System.Globalization;
using Alerts.Feeds;
using Alerts.Sources;

namespace Alerts.Fetch.Kinds;

/// <summary>Reads a feed on disk; unchanged while its time of writing and size are.</summary>
internal sealed class FileSourceReader : ISourceReader
{
    public SourceKind Kind => SourceKind.File;

    public async Task<Poll> ReadAsync(Source source, SourceState state, CancellationToken cancellation)
    {
        var file = new FileInfo(source.Location);
        if (!file.Exists)
        {
            throw new SourceFailedException($"expected a feed in the file {source.Location}, which does not exist");
        }

        string version = string.Create(CultureInfo.InvariantCulture, $"{file.LastWriteTimeUtc.Ticks:x}-{file.Length:x}");
        if (version == state.ETag)
        {
            return new Poll(null) { ETag = version };
        }

        try
        {
            return new Poll(await FeedFile.ReadAsync(file.FullName, cancellation)) { ETag = version };
        }
        catch (FeedFormatException exception)
        {
            throw new SourceFailedException(exception.Message, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SourceFailedException($"the file {source.Location} cannot be read: {exception.Message}", exception);
        }
    }
}
