using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using MimeKit;

namespace Alerts.EndToEnd.Tests.Support;

/// <summary>
/// A real SMTP server (npm <c>maildev</c>) on free ports of the loopback interface, read back through its
/// web API. Use it as a class or assembly fixture; <see cref="StartAsync"/> ends the test where Node.js is missing.
/// </summary>
public sealed class MailServer : IAsyncDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromMinutes(2);
    private readonly ChildProcess _process;
    private readonly TemporaryFolder _folder;
    private readonly HttpClient _api;

    private MailServer(ChildProcess process, TemporaryFolder folder, int smtpPort, int webPort)
    {
        _process = process;
        _folder = folder;
        SmtpPort = smtpPort;
        _api = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{webPort}/api/") };
    }

    public static string Host => "127.0.0.1";

    public int SmtpPort { get; }

    /// <summary>Starts the server and waits until it is healthy.</summary>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <param name="options">More of its command line, such as <c>--incoming-user x --incoming-pass y</c>.</param>
    public static async Task<MailServer> StartAsync(CancellationToken cancellation, params string[] options)
    {
        string node = Requires.Node();
        string program = Path.Combine(await NodePackages.FolderAsync(cancellation), "maildev", "dist", "bin", "maildev.js");
        const int tries = 3;
        for (int attempt = 1; ; attempt++)
        {
            (int smtp, int web) = (ChildProcess.FreePort(), ChildProcess.FreePort());
            // By default all of a machine share one folder, and one that ends takes the others' mails with it.
            var folder = new TemporaryFolder();
            var process = new ChildProcess(node,
                [program, "--mail-directory", folder.Path, "--ip", Host, "--web-ip", Host, "--smtp", $"{smtp}", "--web", $"{web}", .. options]);
            var server = new MailServer(process, folder, smtp, web);
            if (await server.IsHealthyAsync(cancellation))
            {
                return server;
            }

            // Somebody else may have taken one of the ports between finding and using it.
            await server.DisposeAsync();
            Assert.True(attempt < tries, $"maildev did not start in {tries} attempts. Its output:\n{process.Output}");
        }
    }

    /// <summary>Every message so far as it came over the wire, oldest first.</summary>
    public Task<IReadOnlyList<MimeMessage>> MessagesAsync(CancellationToken cancellation) => AskAsync(ReadAsync, cancellation);

    /// <summary>Waits until there are at least <paramref name="count"/> messages.</summary>
    public async Task<IReadOnlyList<MimeMessage>> WaitForAsync(int count, TimeSpan atMost, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(atMost);
        while (true)
        {
            IReadOnlyList<MimeMessage> messages = await MessagesAsync(cancellation);
            if (messages.Count >= count || limit.IsCancellationRequested)
            {
                return messages;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellation);
        }
    }

    /// <summary>Forgets all messages.</summary>
    public Task ClearAsync(CancellationToken cancellation) => AskAsync(
        async end =>
        {
            using HttpResponseMessage answer = await _api.DeleteAsync("email/all", end);
            return answer.EnsureSuccessStatusCode();
        }, cancellation);

    public async ValueTask DisposeAsync()
    {
        _api.Dispose();
        await _process.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<IReadOnlyList<MimeMessage>> ReadAsync(CancellationToken cancellation)
    {
        JsonElement listed = await _api.GetFromJsonAsync<JsonElement>("email", cancellation);
        List<MimeMessage> messages = [];
        foreach (JsonElement mail in listed.EnumerateArray().OrderBy(m => m.GetProperty("time").GetString(), StringComparer.Ordinal))
        {
            await using Stream source = await _api.GetStreamAsync($"email/{mail.GetProperty("id").GetString()}/download", cancellation);
            messages.Add(await MimeMessage.LoadAsync(source, cancellation));
        }

        return messages;
    }

    // It answers late, or not yet for a message that it is just taking in, when the machine is busy.
    private static async Task<T> AskAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return await ask(cancellation);
            }
            catch (Exception exception) when (IsPassing(exception, cancellation) && Stopwatch.GetElapsedTime(start) < Eventually.Patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellation);
            }
        }
    }

    private static bool IsPassing(Exception exception, CancellationToken cancellation) =>
        exception is HttpRequestException or IOException or FormatException || (exception is TaskCanceledException && !cancellation.IsCancellationRequested);

    private async Task<bool> IsHealthyAsync(CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(StartTime);
        while (!_process.HasExited && !limit.IsCancellationRequested)
        {
            try
            {
                if (await _api.GetStringAsync("healthz", limit.Token) == "true")
                {
                    return true;
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellation);
            }
        }

        cancellation.ThrowIfCancellationRequested();
        return false;
    }
}
