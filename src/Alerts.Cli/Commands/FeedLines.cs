using System.Buffers;
using System.Text.Json;
using Alerts.Feeds;

namespace Alerts.Cli.Commands;

/// <summary><c>alerts feed --json</c>: a line a file, whole as soon as it is written, with no more of it in memory than a piece.</summary>
internal sealed class FeedLines(Stream output) : IDisposable
{
    private const int Piece = 1 << 16;

    private readonly ArrayBufferWriter<byte> _piece = new(2 * Piece);
    private readonly Utf8JsonWriter _writer = new(Stream.Null, new JsonWriterOptions { Encoder = CliJson.Readable.Options.Encoder });

    public void Write(string path, Feed feed)
    {
        Start(path);
        _writer.WriteString("feed_title", feed.Title);
        _writer.WriteStartArray("entries");
        foreach (FeedEntry entry in feed.Entries)
        {
            Write(entry);
        }

        _writer.WriteEndArray();
        _writer.WriteStartArray("problems");
        foreach (string problem in feed.Problems)
        {
            _writer.WriteStringValue(problem);
        }

        _writer.WriteEndArray();
        End();
    }

    public void WriteError(string path, string error)
    {
        Start(path);
        _writer.WriteString("error", error);
        End();
    }

    public void Dispose() => _writer.Dispose();

    private void Write(FeedEntry entry)
    {
        _writer.WriteStartObject();
        _writer.WriteString("id", entry.Id);
        _writer.WriteString("title", entry.Title);
        _writer.WriteString("link", entry.Link);
        _writer.WriteString("published", FeedDate.ToIso(entry.Published));
        _writer.WriteString("updated", FeedDate.ToIso(entry.Updated));
        _writer.WriteNumber("summary_length", entry.Summary?.Length ?? 0);
        _writer.WriteNumber("content_length", entry.Content?.Length ?? 0);
        _writer.WriteEndObject();
        if (_writer.BytesPending + _piece.WrittenCount > Piece)
        {
            Flush();
        }
    }

    private void Start(string path)
    {
        _writer.Reset(_piece);
        _writer.WriteStartObject();
        _writer.WriteString("file", path);
    }

    private void End()
    {
        _writer.WriteEndObject();
        _writer.Flush();
        _piece.Write("\n"u8);
        Flush();
        output.Flush();
    }

    private void Flush()
    {
        _writer.Flush();
        output.Write(_piece.WrittenSpan);
        _piece.ResetWrittenCount();
    }
}
