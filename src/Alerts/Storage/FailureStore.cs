using Azure;
using Azure.Data.Tables;

namespace Alerts.Storage;

/// <summary>
/// Why a message failed, by queue and subject: the Functions host moves a message to its poison queue
/// without the cause. A row is overwritten by the next failure of the same message.
/// </summary>
public sealed class FailureStore(StorageClients storage, TimeProvider time)
{
    /// <summary>A text column holds 32 Ki characters; a cause longer than this says nothing more.</summary>
    private const int LongestCause = 8_000;

    public async Task RecordAsync(string queue, string subject, string cause, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Failures);
        var row = new TableEntity(queue, Row(subject))
        {
            ["Subject"] = subject.Length > LongestCause ? subject[..LongestCause] : subject,
            ["Cause"] = cause.Length > LongestCause ? cause[..LongestCause] : cause,
            ["At"] = time.GetUtcNow(),
        };
        await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
    }

    /// <summary>The last cause and its time; null where the subject never failed in that queue.</summary>
    public async Task<(string Cause, DateTimeOffset At)?> FindAsync(string queue, string subject, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Failures);
        NullableResponse<TableEntity> row = await table.GetEntityIfExistsAsync<TableEntity>(queue, Row(subject), cancellationToken: cancellation);
        return row.HasValue && row.Value!["Cause"] is string cause
            ? (cause, row.Value["At"] as DateTimeOffset? ?? row.Value.Timestamp ?? default)
            : null;
    }

    // A subject may hold characters that a row key must not (/ \ # ?).
    private static string Row(string subject) => DeterministicId.Of(subject);
}
