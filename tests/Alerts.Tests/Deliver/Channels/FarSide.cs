using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Alerts.Tests.Deliver.Channels;

/// <summary>A web server on the loopback interface that answers every request as told and keeps the bodies.</summary>
internal sealed class FarSide : IAsyncDisposable
{
    private readonly WebApplication _server;

    private FarSide(WebApplication server) => _server = server;

    public Uri Address { get; private init; } = null!;

    public List<string> Bodies { get; } = [];

    public static async Task<FarSide> StartAsync(RequestDelegate answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication server = builder.Build();
        FarSide? side = null;
        server.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            string body = await reader.ReadToEndAsync(context.RequestAborted);
            lock (side!.Bodies)
            {
                side.Bodies.Add(body);
            }

            await answer(context);
        });
        await server.StartAsync();
        string address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return side = new FarSide(server) { Address = new Uri(address) };
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
