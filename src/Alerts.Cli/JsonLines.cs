using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Alerts.Cli;

/// <summary>Files of JSON objects, one a line. A line that cannot be used is told on stderr and the rest goes on.</summary>
/// <param name="path">A file, or '-' for standard input.</param>
/// <param name="errors">Where unusable lines are told; stderr where none is given.</param>
/// <param name="idle">Called when the next line is not there yet: what was written so far is to be seen.</param>
internal sealed class JsonLines(string path, TextWriter? errors = null, Func<CancellationToken, Task>? idle = null)
{
    private const string StandardInput = "-";
    private const int BufferSize = 1 << 16;
    private const int LongestQuote = 80;

    /// <summary>A line was not usable; the command ends with <see cref="ExitCode.Failure"/>.</summary>
    public bool Failed { get; private set; }

    /// <summary>What <paramref name="read"/> makes of each line, in order. Empty lines are passed over.</summary>
    /// <exception cref="ConfigurationException">There is no such file, or it may not be read.</exception>
    public async IAsyncEnumerable<T> ReadAsync<T>(Func<JsonElement, T> read, [EnumeratorCancellation] CancellationToken cancellation)
        where T : class
    {
        using StreamReader reader = Open();
        ValueTask<string?> next = reader.ReadLineAsync(cancellation);
        for (int number = 1; ; number++)
        {
            if (!next.IsCompleted && idle is not null)
            {
                await idle(cancellation);
            }

            if (await next is not { } line)
            {
                yield break;
            }

            // Asked for before this line is worked on, so that it shows whether another one waits.
            next = reader.ReadLineAsync(cancellation);
            if (!string.IsNullOrWhiteSpace(line) && await TryReadAsync(line, number, read) is { } value)
            {
                yield return value;
            }
        }
    }

    private StreamReader Open()
    {
        try
        {
            Stream stream = path == StandardInput ? Console.OpenStandardInput() : File.OpenRead(path);
            return new StreamReader(stream, bufferSize: BufferSize);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{path}: expected a file with one JSON object a line, or '-' for standard input; {exception.Message}");
        }
    }

    private static string Problem(string line, Exception exception) => exception switch
    {
        FormatException => exception.Message,
        JsonException { Path.Length: > 0 } => $"expected another value in field '{((JsonException)exception).Path!.TrimStart('$', '.')}'",
        JsonException => $"expected a JSON object, got {Shorten(line)}",
        InvalidOperationException => "expected text in Unicode, got half a surrogate pair",
        _ => exception.Message,
    };

    private static string Shorten(string line) => line.Length <= LongestQuote ? line : line[..LongestQuote] + "…";

    private async Task<T?> TryReadAsync<T>(string line, int number, Func<JsonElement, T> read)
        where T : class
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? read(document.RootElement)
                : throw new FormatException($"expected a JSON object, got {document.RootElement.ValueKind}");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whatever one line does to its reader, the others are read.
            Failed = true;
            await (errors ?? Console.Error).WriteLineAsync($"{(path == StandardInput ? "stdin" : path)}, line {number}: {Problem(line, exception)}");
            return null;
        }
    }
}
