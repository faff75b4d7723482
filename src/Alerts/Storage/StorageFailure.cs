using System.Text.Json;
using System.Xml;
using Azure;
using Azure.Identity;

namespace Alerts.Storage;

/// <summary>
/// What is the matter when storage is away or answers something else: a captive portal's page, a document cut short, a reset. The
/// clients let the parsers' own exceptions through.
/// </summary>
public static class StorageFailure
{
    /// <summary>One sentence for people; null where the exception does not come from the clients' dealings with storage.</summary>
    public static string? ReasonOf(Exception exception) => exception switch
    {
        // The clients put the failures of their own retries together; the last one is what holds now.
        AggregateException { InnerExceptions: [.., { } last] } => ReasonOf(last),
        RequestFailedException { Status: 0 } failed => FirstLine(failed),
        RequestFailedException failed => $"status {failed.Status}{(failed.ErrorCode is { } code ? $" {code}" : "")}: {FirstLine(failed)}",
        XmlException => $"expected XML, got something else ({FirstLine(exception)})",
        JsonException => $"expected JSON, got something else ({FirstLine(exception)})",
        AuthenticationFailedException or IOException or HttpRequestException => FirstLine(exception),
        OperationCanceledException { InnerException: TimeoutException } => "no answer in time",
        _ => null,
    };

    private static string FirstLine(Exception exception) => exception.Message.Split('\n')[0].Trim();
}
