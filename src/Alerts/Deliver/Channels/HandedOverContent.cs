using System.Net;

namespace Alerts.Deliver.Channels;

/// <summary>A request's body that begins the hand-over when the connection stands and the body is written.</summary>
internal sealed class HandedOverContent(ReadOnlyMemory<byte> body, HandOver handOver) : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        handOver.Begin();
        return stream.WriteAsync(body, cancellationToken).AsTask();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
