using Alerts.Classification;
using Alerts.Storage;
using Azure;
using Azure.Data.Tables;

namespace Alerts.Stories;

/// <summary>
/// Stories in the table <c>stories</c>: a partition for each jurisdiction with a row for each story and a
/// head row. Opening writes story and head in one transaction, guarded by the head's ETag, so that two
/// classifiers cannot open the same story twice; joining is guarded by the story's own ETag. Whoever comes
/// second reads again and decides again.
/// </summary>
public sealed class StoryStore(StorageClients storage, KnowledgeBase knowledge, TimeProvider time)
{
    private const string HeadRow = "head";
    private const int MostTries = 20;
    private readonly MatterReader _reader = new(knowledge);
    private readonly OpenStories _open = new(storage, time);

    /// <summary>Joins the article to its story or opens one. Running again with the same article changes nothing and says the same.</summary>
    /// <exception cref="StoryConflictException">Others wrote first, again and again; the message is to be tried later.</exception>
    public async Task<Placement> PlaceAsync(Article article, ArticleClassification classification, CancellationToken cancellation)
    {
        if (classification.Tags.Count == 0)
        {
            return Placement.None;
        }

        Matter matter = _reader.Read(article, classification, EventStore.IdOf(article));
        string[] partitions = classification.Jurisdictions.Count == 0 ? [] : [.. classification.Jurisdictions, Story.UnknownJurisdiction];
        TableClient table = await storage.TableAsync(TableNames.Stories);
        for (int attempt = 0; attempt < MostTries; attempt++)
        {
            // The head first: a story opened after this read changes its ETag.
            NullableResponse<TableEntity> head = await table.GetEntityIfExistsAsync<TableEntity>(matter.Jurisdiction, HeadRow, cancellationToken: cancellation);
            await _open.RefreshAsync(partitions, article.Published, cancellation);
            OpenStory? chosen = _open.Choose(matter);
            Stored<Story>? read = null;
            if (chosen is not null)
            {
                read = await ReadAsync(table, chosen.Jurisdiction, chosen.Id, cancellation);
                if (read?.ETag != chosen.ETag)
                {
                    Learn(chosen.Id, read);
                    continue;
                }
            }

            StoryTeller.Decision decision = StoryTeller.Decide(matter, read?.Value);
            if (decision.Written is not { } story)
            {
                return decision.Placement;
            }

            if (await TryWriteAsync(table, story, read?.ETag, head, cancellation) is { } written)
            {
                _open.Learn(new OpenStory(story, written));
                return decision.Placement;
            }
        }

        throw new StoryConflictException(matter.Jurisdiction, MostTries);
    }

    public async Task<Story?> FindAsync(string jurisdiction, string storyId, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Stories);
        NullableResponse<TableEntity> row = await table.GetEntityIfExistsAsync<TableEntity>(jurisdiction, storyId, cancellationToken: cancellation);
        return row.HasValue ? await storage.Unreadable.ReadAsync(row.Value!, OpenStories.Read, cancellation) : null;
    }

    /// <summary>Others have written the story since this process read it, or it is gone.</summary>
    private void Learn(string id, Stored<Story>? read)
    {
        if (read is null)
        {
            _open.Forget(id);
        }
        else
        {
            _open.Learn(new OpenStory(read.Value, read.ETag));
        }
    }

    /// <summary>Null where it is gone or cannot be read; the latter is noted.</summary>
    private async Task<Stored<Story>?> ReadAsync(TableClient table, string jurisdiction, string storyId, CancellationToken cancellation)
    {
        NullableResponse<TableEntity> row = await table.GetEntityIfExistsAsync<TableEntity>(jurisdiction, storyId, cancellationToken: cancellation);
        return row.HasValue && await storage.Unreadable.TryReadAsync(row.Value!, OpenStories.Read, cancellation) is { } story
            ? new Stored<Story>(story, row.Value!.ETag) : null;
    }

    /// <returns>The ETag of the row as it is written; null where another came first.</returns>
    private static async Task<ETag?> TryWriteAsync(
        TableClient table, Story story, ETag? read, NullableResponse<TableEntity> head, CancellationToken cancellation)
    {
        TableEntity row = JsonRow.Of(story.Jurisdiction, story.Id, story, AlertsJson.Default.Story);
        row["LastSeen"] = story.LastSeen;
        try
        {
            if (read is { } etag)
            {
                return (await table.UpdateEntityAsync(row, etag, TableUpdateMode.Replace, cancellation)).Headers.ETag ?? default(ETag);
            }

            var newest = new TableEntity(story.Jurisdiction, HeadRow) { ["Newest"] = story.Id };
            TableTransactionAction guard = head.HasValue
                ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, newest, head.Value!.ETag)
                : new TableTransactionAction(TableTransactionActionType.Add, newest);
            IReadOnlyList<Response> answers = (await table.SubmitTransactionAsync([guard, new TableTransactionAction(TableTransactionActionType.Add, row)], cancellation)).Value;
            return answers[^1].Headers.ETag ?? default(ETag);
        }
        catch (RequestFailedException exception) when (exception.Status is 409 or 412)
        {
            return null;
        }
    }
}

/// <summary>Others kept writing the same story first.</summary>
public sealed class StoryConflictException(string jurisdiction, int tries) : Exception(
    $"The stories of {jurisdiction} were written by others {tries} times in a row. Nothing is lost: the queue tries the article again.");
