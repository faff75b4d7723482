using System.Net;
using System.Net.Sockets;
using Alerts.Fetch;
using Alerts.Outbound;
using Alerts.Sources;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Tests.Fetch.Http;

/// <summary>Fetch as the hosts put it together, with short times, 127.0.0.1 opened and DNS faked.</summary>
internal static class FetchWire
{
    /// <param name="attempt">Short only where the test is about it: on a busy machine an honest answer may take its time.</param>
    public static ServiceProvider Services(string attempt = "00:00:15", string allowed = "127.0.0.1", string? alsoAllowed = null)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Outbound:AllowedHosts:0"] = allowed,
            ["Outbound:AllowedHosts:1"] = alsoAllowed ?? allowed,
            ["Outbound:Contact"] = "https://desk.example/contact",
            ["Fetch:HostGap"] = "00:00:00",
            ["Fetch:RetryDelay"] = "00:00:00.010",
            ["Fetch:AttemptTimeout"] = attempt,
            ["Fetch:TotalTimeout"] = "00:00:40",
            ["Fetch:MaxFeedBytes"] = "1048576",
        }).Build();
        return new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddLogging()
            .AddSingleton<ResolveHost>((host, _) => host switch
            {
                "localhost" => Task.FromResult(new[] { IPAddress.Loopback }),
                "inside.example" => Task.FromResult(new[] { IPAddress.Parse("10.0.0.1") }),
                _ => throw new SocketException((int)SocketError.HostNotFound),
            })
            .AddOutbound(configuration)
            .AddFetch(configuration)
            .BuildServiceProvider();
    }

    /// <summary>One poll of a source by the reader of its kind.</summary>
    public static async Task<Poll> PollAsync(Source source, SourceState? state = null)
    {
        using ServiceProvider services = Services();
        return await services.GetServices<ISourceReader>().Single(reader => reader.Kind == source.Kind)
            .ReadAsync(source, state ?? new SourceState { Source = source.Name }, TestContext.Current.CancellationToken);
    }
}
