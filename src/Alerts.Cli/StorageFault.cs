using System.Xml;
using Alerts.Cli.LocalHost;
using Alerts.Storage;
using Azure;
using Azure.Identity;

namespace Alerts.Cli;

/// <summary>What storage did to a command, in words. Apart from <see cref="CommandRunner"/>, so that commands without storage load none of its libraries.</summary>
internal static class StorageFault
{
    /// <summary>Null where it is no fault of storage: a command reads files, too.</summary>
    public static string? InWords(Exception exception) => exception switch
    {
        UnreadableRowException => $"{exception.Message} Correct or delete the row.",
        StorageUnreachableException => Away(exception.Message),
        RequestFailedException or AggregateException or XmlException or AuthenticationFailedException
            when StorageFailure.ReasonOf(exception) is { } reason => Away(reason),
        _ => null,
    };

    private static string Away(string reason) => $"""
        Storage does not answer as expected: {reason}
        Is AzureWebJobsStorage the right account, and is it running? `alerts run` starts the local one.
        """;
}
