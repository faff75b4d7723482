using System.Runtime.InteropServices;
using Alerts.Deliver.Channels;
using Alerts.Storage;
using Azure;
using Azure.Data.Tables;

namespace Alerts.Deliver;

/// <summary>
/// Gives out turns so that a <see cref="SendLimit"/> holds over all instances, which share nothing but storage: table
/// <c>turns</c>, a row a limit, with the times of the last turns given. First come, first served; each message asks once
/// and comes back when its turn is.
/// </summary>
internal sealed class SendTurns(StorageClients storage, TimeProvider time)
{
    private const string Partition = "turn";
    private const string Given = "Given";

    /// <summary>The next free time, now or later; it is taken by the call.</summary>
    public async Task<DateTimeOffset> TakeAsync(SendLimit limit, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Turns);
        while (true)
        {
            NullableResponse<TableEntity> row = await table.GetEntityIfExistsAsync<TableEntity>(Partition, limit.Name, cancellationToken: cancellation);
            // A row that cannot be read is written again: a limit that starts anew is better than mail that never goes.
            long[] given = row.HasValue ? await storage.Unreadable.TryReadAsync(row.Value!, Read, cancellation) ?? [] : [];
            DateTimeOffset turn = Next(given, limit.Windows, time.GetUtcNow());
            var taken = new TableEntity(Partition, limit.Name) { [Given] = Write([.. given, turn.UtcTicks], limit.Windows.Max(window => window.Count)) };
            try
            {
                await (row.HasValue
                    ? table.UpdateEntityAsync(taken, row.Value!.ETag, TableUpdateMode.Replace, cancellation)
                    : table.AddEntityAsync(taken, cancellation));
                return turn;
            }
            catch (RequestFailedException exception) when (exception.Status is 409 or 412)
            {
                // Another instance took a turn in between: look again.
            }
        }
    }

    /// <summary>The first time from <paramref name="now"/> on at which no window holds more than it may.</summary>
    /// <param name="given">UTC ticks of the turns given before, oldest first.</param>
    /// <param name="windows">What must hold.</param>
    /// <param name="now">The earliest answer.</param>
    internal static DateTimeOffset Next(ReadOnlySpan<long> given, IReadOnlyList<SendWindow> windows, DateTimeOffset now)
    {
        long turn = now.UtcTicks;
        foreach (SendWindow window in windows)
        {
            if (given.Length >= window.Count)
            {
                turn = Math.Max(turn, given[^window.Count] + window.Length.Ticks);
            }
        }

        return new DateTimeOffset(turn, TimeSpan.Zero);
    }

    private static long[] Read(TableEntity row) => row[Given] switch
    {
        byte[] { Length: var length } bytes when length % sizeof(long) == 0 => MemoryMarshal.Cast<byte, long>(bytes).ToArray(),
        BinaryData { Length: var length } data when length % sizeof(long) == 0 => MemoryMarshal.Cast<byte, long>(data.ToMemory().Span).ToArray(),
        var other => throw new UnreadableRowException(TableNames.Turns, row, $"{Given}: expected times of 8 bytes each, got {other ?? "nothing"}"),
    };

    // A binary column holds 64 KiB, 8,192 turns; the settings allow fewer.
    private static byte[] Write(ReadOnlySpan<long> given, int most) =>
        MemoryMarshal.AsBytes(given.Length > most ? given[^most..] : given).ToArray();
}
