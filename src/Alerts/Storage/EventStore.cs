using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;

namespace Alerts.Storage;

/// <summary>
/// Events by the day on which their article was first seen, which is the first part of their id: one
/// partition a day, so that the last days are read without a scan.
/// </summary>
public sealed class EventStore(StorageClients storage)
{
    private const int DayCharacters = 8;

    /// <summary><c>20260123-</c> and a hash of article and version.</summary>
    public static string IdOf(Article article) => string.Create(
        CultureInfo.InvariantCulture, $"{article.FirstSeen.UtcDateTime:yyyyMMdd}-{DeterministicId.Of("event", article.Id, article.Version.ToString(CultureInfo.InvariantCulture))}");

    /// <exception cref="UnreadableRowException">There is one, and it cannot be read.</exception>
    public async Task<NewsEvent?> FindAsync(string eventId, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Events);
        NullableResponse<TableEntity> row = await table.GetEntityIfExistsAsync<TableEntity>(Day(eventId), eventId, cancellationToken: cancellation);
        return row.HasValue ? await storage.Unreadable.ReadAsync(row.Value!, Read, cancellation) : null;
    }

    public async Task WriteAsync(NewsEvent newsEvent, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Events);
        TableEntity row = JsonRow.Of(Day(newsEvent.Id), newsEvent.Id, newsEvent, AlertsJson.Default.NewsEvent);
        await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
    }

    /// <summary>Events of articles first seen on a day (UTC).</summary>
    public async IAsyncEnumerable<NewsEvent> OfDayAsync(DateOnly day, [EnumeratorCancellation] CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Events);
        string partition = day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        await foreach (TableEntity row in table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellationToken: cancellation))
        {
            if (await storage.Unreadable.TryReadAsync(row, Read, cancellation) is { } newsEvent)
            {
                yield return newsEvent;
            }
        }
    }

    /// <summary>Events of articles first seen on or after a day (UTC), oldest day first.</summary>
    public async IAsyncEnumerable<NewsEvent> SinceAsync(DateOnly day, [EnumeratorCancellation] CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Events);
        string first = day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        await foreach (TableEntity row in table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey ge {first}"), cancellationToken: cancellation))
        {
            if (await storage.Unreadable.TryReadAsync(row, Read, cancellation) is { } newsEvent)
            {
                yield return newsEvent;
            }
        }
    }

    private static NewsEvent Read(TableEntity row) => JsonRow.Read(TableNames.Events, row, AlertsJson.Default.NewsEvent);

    private static string Day(string eventId) => eventId.Length > DayCharacters
        ? eventId[..DayCharacters]
        : throw new ArgumentException($"expected an event id such as 20260123-…, got '{eventId}'", nameof(eventId));
}
