using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Threading.Channels;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Alerts.Functions.Tests.Worker;

/// <summary>
/// The host's end of the worker's wire, as much of it as starting the app and running its functions takes: one gRPC stream of messages
/// (https://github.com/Azure/azure-functions-language-worker-protobuf, FunctionRpc.proto; the numbers below are its field numbers).
/// </summary>
internal sealed class FunctionsHost : IAsyncDisposable
{
    private const int Invocation = 4, Invoked = 5, Load = 8, Loaded = 9, Terminate = 14, Initialised = 16, Initialise = 17, Started = 20, Metadata = 29, MetadataRead = 30;

    /// <summary>The host's own trace of a run; the stages continue that of the message's sender instead.</summary>
    private const string Trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private readonly WebApplication _server;
    private readonly Channel<byte[]> _toWorker = System.Threading.Channels.Channel.CreateUnbounded<byte[]>();
    private int _runs;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<ByteString>> _waiting = new();

    public FunctionsHost()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
        });
        _server = builder.Build();
        _server.MapPost("/AzureFunctionsRpcMessages.FunctionRpc/EventStream", ServeAsync);
    }

    public Uri Address => new(_server.Urls.Single());

    public Task StartAsync() => _server.StartAsync();

    /// <summary>What a worker that has just connected says of itself: its capabilities.</summary>
    public async Task<IReadOnlyDictionary<string, string>> InitialiseAsync(CancellationToken cancellation)
    {
        await Answer($"{Started}").WaitAsync(cancellation);
        ByteString answer = await AskAsync($"{Initialised}", Initialise, Wire.Message((1, "4.0.0")), cancellation);
        Demand(Wire.Field(answer, 3));
        return Wire.Fields(answer).Where(field => field.Field == 2).ToDictionary(entry => Wire.Text(entry.Value, 1), entry => Wire.Text(entry.Value, 2));
    }

    /// <summary>Names of the worker's functions, each loaded under its name.</summary>
    public async Task<IReadOnlyList<string>> LoadAsync(string folder, CancellationToken cancellation)
    {
        ByteString answer = await AskAsync($"{MetadataRead}", Metadata, Wire.Message((1, folder)), cancellation);
        Demand(Wire.Field(answer, 2));
        var names = new List<string>();
        foreach (ByteString function in Wire.Fields(answer).Where(field => field.Field == 1).Select(field => field.Value))
        {
            string name = Wire.Text(function, 4);
            ByteString loaded = await AskAsync($"{Loaded} {name}", Load, Wire.Message((1, name), (2, function.ToByteArray())), cancellation);
            Demand(Wire.Field(loaded, 2));
            names.Add(name);
        }

        return names;
    }

    /// <summary>Runs a function; null when it succeeded, else what the worker says of its failure.</summary>
    public async Task<string?> InvokeAsync(string function, string parameter, string json, CancellationToken cancellation, string? id = null)
    {
        id ??= NextRun();
        byte[] input = Wire.Message((1, parameter), (2, Wire.Message((2, json))));
        ByteString answer = await AskAsync($"{Invoked} {id}", Invocation, Wire.Message((1, id), (2, function), (3, input), (5, Wire.Message((1, Trace)))), cancellation);
        return Failure(Wire.Field(answer, 3));
    }

    /// <summary>Id of a run to come; the worker reads it as a GUID.</summary>
    public string NextRun() => $"00000000-0000-0000-0000-{Interlocked.Increment(ref _runs):D12}";

    /// <summary>Asks the worker to end, as at scale-in.</summary>
    public void EndWorker() => Send(Terminate, []);

    public async ValueTask DisposeAsync()
    {
        _toWorker.Writer.TryComplete();
        await _server.DisposeAsync();
    }

    private Task<ByteString> Answer(string key) =>
        _waiting.GetOrAdd(key, _ => new TaskCompletionSource<ByteString>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    private async Task<ByteString> AskAsync(string key, int field, byte[] message, CancellationToken cancellation)
    {
        Task<ByteString> answer = Answer(key);
        Send(field, message);
        return await answer.WaitAsync(cancellation);
    }

    private void Send(int field, byte[] message) => _toWorker.Writer.TryWrite(Wire.Message((1, "1"), (field, message)));

    /// <summary>gRPC over HTTP/2: each message behind a byte for "not compressed" and four for its length.</summary>
    private async Task ServeAsync(HttpContext context)
    {
        context.Response.ContentType = "application/grpc";
        await context.Response.StartAsync();
        Task writing = Task.Run(async () =>
        {
            await foreach (byte[] message in _toWorker.Reader.ReadAllAsync(context.RequestAborted))
            {
                byte[] frame = new byte[5 + message.Length];
                BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
                message.CopyTo(frame, 5);
                await context.Response.BodyWriter.WriteAsync(frame, context.RequestAborted);
            }
        });
        byte[] head = new byte[5];
        try
        {
            while (await context.Request.Body.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, context.RequestAborted) == head.Length)
            {
                byte[] message = new byte[BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(1))];
                await context.Request.Body.ReadExactlyAsync(message, context.RequestAborted);
                Received(ByteString.CopyFrom(message));
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ConnectionAbortedException)
        {
            // The worker is gone.
        }

        _toWorker.Writer.TryComplete();
        await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Received(ByteString message)
    {
        (int field, ByteString content) = Wire.Fields(message).Last(field => field.Field != 1);
        // Answers to several questions of one kind are told apart by what they are about.
        string key = field is Loaded or Invoked ? $"{field} {Wire.Text(content, 1)}" : $"{field}";
        _waiting.GetOrAdd(key, _ => new TaskCompletionSource<ByteString>(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult(content);
    }

    private static void Demand(ByteString? status) => Assert.True(Failure(status) is null, Failure(status));

    /// <summary>StatusResult: 1 is success, left out is failure; the exception says why.</summary>
    private static string? Failure(ByteString? status) => status is null || Wire.Text(status, 4) == "1" ? null : Wire.Text(Wire.Field(status, 2), 2);
}
