using Alerts.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Cli.LocalHost;

/// <summary>Whether storage is there, asked once and briefly before a command needs it: the clients alone would try for half a minute.</summary>
internal static class StorageProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <exception cref="StorageUnreachableException">Nothing answers, or something that is not storage.</exception>
    public static async Task DemandAsync(IServiceProvider services, CancellationToken cancellation)
    {
        StorageClients storage = services.GetRequiredService<StorageClients>();
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Patience };
        string?[] problems = await Task.WhenAll(
            ProblemAsync(http, storage.QueueServiceUri, cancellation), ProblemAsync(http, storage.TableServiceUri, cancellation));
        if (problems.FirstOrDefault(problem => problem is not null) is { } first)
        {
            throw new StorageUnreachableException(first);
        }
    }

    // Without a sign-in storage refuses, which is an answer; rights are the command's own affair.
    private static async Task<string?> ProblemAsync(HttpClient http, Uri service, CancellationToken cancellation)
    {
        try
        {
            using HttpResponseMessage answer = await http.GetAsync(service, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return answer.Headers.Contains("x-ms-request-id") || answer.Headers.Server.ToString().StartsWith("Azurite", StringComparison.Ordinal)
                ? null
                : $"{service.Authority} answered with status {(int)answer.StatusCode} and {answer.Content.Headers.ContentType?.MediaType ?? "no content"}, which is not storage: a proxy, or a network that wants a sign-in?";
        }
        catch (HttpRequestException exception)
        {
            return $"{service.Authority}: {exception.Message}";
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"{service.Authority} did not answer within {Patience.TotalSeconds:0} seconds";
        }
    }
}

/// <summary>Storage is away; says in a sentence what was found instead.</summary>
internal sealed class StorageUnreachableException(string problem) : Exception(problem);
