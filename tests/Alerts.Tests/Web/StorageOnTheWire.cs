using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Alerts.Storage;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Alerts.Tests.Web;

/// <summary>
/// The far side of the storage clients' wire, as much of it as the site and the watch ask for: queue depths and ages, and rows
/// of the tables <c>events</c>, <c>sources</c> and <c>digests</c>. The clients themselves are real.
/// </summary>
public sealed class StorageOnTheWire : IAsyncDisposable
{
    private readonly WebApplication _server;

    public StorageOnTheWire()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _server = builder.Build();
        _server.Urls.Add("http://127.0.0.1:0");
        _server.Use(RefuseAsync);
        _server.MapPost("/account/Tables", () => Results.NoContent());
        _server.MapGet("/account/{table}()", (string table, HttpRequest request) => Results.Content(Rows(table, request.Query["$filter"].ToString()), "application/json"));
        _server.MapPost("/account/{queue}/messages", TakeAsync);
        _server.MapGet("/account/{queue}/messages", (string queue) => Results.Content(Peeked(queue), "application/xml"));
        _server.MapPut("/account/{queue}", () => Results.NoContent());
        _server.MapGet("/account/{queue}", (string queue, HttpResponse response) =>
            response.Headers["x-ms-approximate-messages-count"] = Depths.GetValueOrDefault(queue).ToString(CultureInfo.InvariantCulture));
    }

    public Dictionary<string, int> Depths { get; } = [];

    public List<NewsEvent> Events { get; } = [];

    public List<TableEntity> Sources { get; } = [];

    public List<TableEntity> Digests { get; } = [];

    /// <summary>When the messages of a queue were sent that a look at it shows.</summary>
    public Dictionary<string, DateTimeOffset[]> Sent { get; } = [];

    /// <summary>The messages that were sent to it, decoded, and to which queue.</summary>
    public ConcurrentQueue<(string Queue, string Body)> SentTo { get; } = [];

    /// <summary>Bodies of the messages that were sent to it.</summary>
    public IEnumerable<string> Messages => SentTo.Select(message => message.Body);

    /// <summary>Answers everything with this status, as storage does without a role (403).</summary>
    public int? Refusal { get; set; }

    /// <summary>While this is set no row is read: the answer does not come. It is completed by the first that asks.</summary>
    public TaskCompletionSource? Silence { get; set; }

    /// <summary>Starts it; the value of the setting <c>AzureWebJobsStorage</c> that leads here.</summary>
    public async Task<string> StartAsync()
    {
        await _server.StartAsync();
        string address = $"{_server.Urls.Single()}/account";
        return $"AccountName=account;AccountKey=AAAA;BlobEndpoint={address};QueueEndpoint={address};TableEndpoint={address}";
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task RefuseAsync(HttpContext context, RequestDelegate next)
    {
        if (Silence is { } asked && HttpMethods.IsGet(context.Request.Method))
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        }

        if (Refusal is { } status)
        {
            context.Response.StatusCode = status;
            return;
        }

        await next(context);
    }

    private string Rows(string table, string filter)
    {
        IEnumerable<TableEntity> rows = table switch
        {
            TableNames.Events => Events.Where(e => filter.Contains($"PartitionKey eq '{e.Id[..8]}'", StringComparison.Ordinal)).Select(newsEvent => JsonRow.Of(newsEvent.Id[..8], newsEvent.Id, newsEvent, AlertsJson.Default.NewsEvent)),
            TableNames.Sources => Sources,
            TableNames.Digests => Digests,
            _ => [],
        };
        return $$"""{"value":[{{string.Join(',', rows.Select(row => JsonSerializer.Serialize(row.ToDictionary(column => column.Key, column => column.Value))))}}]}""";
    }

    private async Task<IResult> TakeAsync(string queue, HttpRequest request)
    {
        XElement message = await XElement.LoadAsync(request.Body, LoadOptions.None, request.HttpContext.RequestAborted);
        SentTo.Enqueue((queue, Encoding.UTF8.GetString(Convert.FromBase64String(message.Element("MessageText")!.Value))));
        string now = DateTimeOffset.UnixEpoch.ToString("R", CultureInfo.InvariantCulture);
        return Results.Content(
            $"<QueueMessagesList><QueueMessage><MessageId>id</MessageId><InsertionTime>{now}</InsertionTime><ExpirationTime>{now}</ExpirationTime>"
            + $"<PopReceipt>receipt</PopReceipt><TimeNextVisible>{now}</TimeNextVisible></QueueMessage></QueueMessagesList>", "application/xml", statusCode: 201);
    }

    private string Peeked(string queue) => new XElement("QueueMessagesList", Sent.GetValueOrDefault(queue, []).Select(sent => new XElement(
        "QueueMessage",
        new XElement("MessageId", "id"),
        new XElement("InsertionTime", sent.ToString("R", CultureInfo.InvariantCulture)),
        new XElement("ExpirationTime", DateTimeOffset.MaxValue.ToString("R", CultureInfo.InvariantCulture)),
        new XElement("DequeueCount", 0),
        new XElement("MessageText", "e30=")))).ToString();
}
