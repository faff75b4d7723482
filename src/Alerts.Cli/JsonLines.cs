using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Alerts.Cli;

/// <summary>Files of JSON objects, one a line. A line that cannot be used is told on stderr and the rest goes on.</summary>
internal sealed class JsonLines(string path)
{
    private const string StandardInput = "-";

    /// <summary>A line was not usable; the command ends with <see cref="ExitCode.Failure"/>.</summary>
    public bool Failed { get; private set; }

    /// <summary>What <paramref name="read"/> makes of each line, in order. Empty lines are passed over.</summary>
    /// <exception cref="ConfigurationException">There is no such file, or it may not be read.</exception>
    public async IAsyncEnumerable<T> ReadAsync<T>(Func<JsonElement, T> read, [EnumeratorCancellation] CancellationToken cancellation)
        where T : class
    {
        using TextReader reader = Open();
        for (int number = 1; await reader.ReadLineAsync(cancellation) is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line) && await TryReadAsync(line, number, read) is { } value)
            {
                yield return value;
            }
        }
    }

    private TextReader Open()
    {
        try
        {
            return path == StandardInput ? Console.In : File.OpenText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{path}: expected a file with one JSON object a line, or '-' for standard input; {exception.Message}");
        }
    }

    private static string Problem(Exception exception) =>
        exception is JsonException or FormatException ? exception.Message : $"{exception.GetType().Name}: {exception.Message}";

    private async Task<T?> TryReadAsync<T>(string line, int number, Func<JsonElement, T> read)
        where T : class
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? read(document.RootElement)
                : throw new FormatException($"expected a JSON object, came {document.RootElement.ValueKind}");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whatever one line does to its reader, the others are read.
            Failed = true;
            await Console.Error.WriteLineAsync($"{(path == StandardInput ? "stdin" : path)}, line {number}: {Problem(exception)}");
            return null;
        }
    }
}
