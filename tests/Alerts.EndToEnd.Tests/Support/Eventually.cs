using System.Diagnostics;
using Alerts.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.EndToEnd.Tests.Support;

/// <summary>Waits for what other threads and processes bring about, and says what it waited for in vain.</summary>
internal static class Eventually
{
    /// <summary>Long enough for a machine that does ten other things; only a wait in vain takes it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static Task TrueAsync(Func<bool> condition, TimeSpan within, string what) => TrueAsync(() => Task.FromResult(condition()), within, what);

    public static async Task TrueAsync(Func<Task<bool>> condition, TimeSpan within, string what)
    {
        long start = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            Assert.False(Stopwatch.GetElapsedTime(start) > within, $"waited {within} in vain for {what}");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }

    /// <summary>Nothing waits or is worked on in any queue.</summary>
    public static Task IdleAsync(IServiceProvider services, TimeSpan within)
    {
        QueueDepths depths = services.GetRequiredService<QueueDepths>();
        return TrueAsync(
            async () => (await depths.ReadAsync(CancellationToken.None)).All(queue => queue.Messages == 0), within, "the queues to run empty");
    }
}
