using System.Globalization;
using Alerts.Storage;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Alerts.Tests.Web;

/// <summary>
/// The far side of the storage clients' wire, as much of it as the site asks for: queue depths and rows of
/// the table <c>events</c>. The clients themselves are real.
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
        _server.MapGet("/account/events()", () => Results.Content(Rows(), "application/json"));
        _server.MapPut("/account/{queue}", () => Results.NoContent());
        _server.MapGet("/account/{queue}", (string queue, HttpResponse response) =>
            response.Headers["x-ms-approximate-messages-count"] = Depths.GetValueOrDefault(queue).ToString(CultureInfo.InvariantCulture));
    }

    public Dictionary<string, int> Depths { get; } = [];

    public List<NewsEvent> Events { get; } = [];

    /// <summary>Answers everything with this status, as storage does without a role (403).</summary>
    public int? Refusal { get; set; }

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
        if (Refusal is { } status)
        {
            context.Response.StatusCode = status;
            return;
        }

        await next(context);
    }

    private string Rows()
    {
        IEnumerable<string> rows = Events.Select(newsEvent =>
        {
            TableEntity row = JsonRow.Of(newsEvent.Id[..8], newsEvent.Id, newsEvent, AlertsJson.Default.NewsEvent);
            return System.Text.Json.JsonSerializer.Serialize(row.ToDictionary(column => column.Key, column => column.Value));
        });
        return $$"""{"value":[{{string.Join(',', rows)}}]}""";
    }
}
