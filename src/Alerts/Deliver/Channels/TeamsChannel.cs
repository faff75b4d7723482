using System.Net;
using System.Net.Http.Headers;
using Alerts.Deliver.Content;
using Alerts.Deliver.Rendering;
using Alerts.Outbound;
using Microsoft.Extensions.Options;

namespace Alerts.Deliver.Channels;

/// <summary>Posts an alert as an Adaptive Card to a Teams Workflows webhook.</summary>
internal sealed class TeamsChannel(IHttpClientFactory clients, IOptions<TeamsOptions> options, TimeProvider time) : IChannel
{
    public const string Client = "teams";

    /// <summary>As much of a refusal as is kept; flows answer with a short JSON error.</summary>
    private const int LongestAnswer = 2_000;

    public SendLimit? LimitFor(Subscription subscription) => new(
        $"teams-{DeterministicId.Of(subscription.Address)}", [new SendWindow(options.Value.PerSecond, TimeSpan.FromSeconds(1))]);

    public async Task<ChannelResult> SendAsync(Alert alert, CancellationToken cancellation)
    {
        if (!TeamsAddress.TryParse(alert.Subscription.Address, options.Value.TestHosts, out Uri? address, out string? error))
        {
            return new ChannelResult.Rejected(error);
        }

        ReadOnlyMemory<byte> card = AdaptiveCard.Render(alert.Content);
        using var handOver = new HandOver(options.Value.Timeout, cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new HandedOverContent(card, handOver) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        try
        {
            HttpClient client = clients.CreateClient(Client);
            using HttpResponseMessage answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, handOver.Token);
            return await ReadAsync(answer, address, card.Length, handOver.Token);
        }
        catch (OperationCanceledException) when (handOver.Begun || !cancellation.IsCancellationRequested)
        {
            return new ChannelResult.Later(null, $"The flow at {address.Host} did not answer within {options.Value.Timeout} (Teams:Timeout).");
        }
        catch (HttpRequestException exception) when (exception.InnerException is OutboundRefusedException refusal)
        {
            return new ChannelResult.Failed($"The flow was not called: {refusal.Message}");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return new ChannelResult.Later(null, $"The flow at {address.Host} cannot be reached: {exception.Message}");
        }
    }

    private async Task<ChannelResult> ReadAsync(HttpResponseMessage answer, Uri address, int size, CancellationToken cancellation)
    {
        string said = $"The flow at {address.Host} answered {(int)answer.StatusCode}";
        switch (answer.StatusCode)
        {
            case HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Accepted or HttpStatusCode.NoContent:
                return new ChannelResult.Accepted();
            case HttpStatusCode.NotFound or HttpStatusCode.Gone:
                return new ChannelResult.Rejected($"{said}: it was deleted. Make a new one in Teams and subscribe with its address.");
            case HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden:
                return new ChannelResult.Rejected($"{said}: its address is no longer valid. Copy the present one from Teams and subscribe with it.");
            case HttpStatusCode.RequestEntityTooLarge:
                return new ChannelResult.Failed($"{said}: the message of {size} bytes is too large for it.");
            case HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError:
                return new ChannelResult.Later(RetryAfter(answer), $"{said}.");
            default:
                return new ChannelResult.Failed($"{said}: {await TextAsync(answer, cancellation)}");
        }
    }

    private TimeSpan? RetryAfter(HttpResponseMessage answer) => answer.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > time.GetUtcNow() => date - time.GetUtcNow(),
        { Date: not null } => TimeSpan.Zero,
        _ => null,
    };

    private static async Task<string> TextAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        await using Stream stream = await answer.Content.ReadAsStreamAsync(cancellation);
        byte[] start = new byte[LongestAnswer];
        int read = await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellation);
        string text = UntrustedText.Clean(System.Text.Encoding.UTF8.GetString(start, 0, read), 300);
        return text.Length == 0 ? "no reason given" : text;
    }
}
