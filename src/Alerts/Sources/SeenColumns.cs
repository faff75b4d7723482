using System.Globalization;
using Azure.Data.Tables;

namespace Alerts.Sources;

/// <summary>Short hashes in the columns <c>Seen0</c>, <c>Seen1</c>… of a row, one after another.</summary>
internal static class SeenColumns
{
    /// <summary>Characters of a hash.</summary>
    public const int HashLength = 12;

    /// <summary>A text column holds 32 Ki characters, a row 1 MiB (https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model).</summary>
    private const int HashesOfColumn = 2_500;

    /// <summary>Hashes of a row; more go into further rows.</summary>
    public const int HashesOfRow = 8 * HashesOfColumn;

    public static void Write(TableEntity row, IEnumerable<string> seen)
    {
        foreach ((int column, string[] hashes) in seen.Chunk(HashesOfColumn).Index())
        {
            row[Column(column)] = string.Concat(hashes);
        }
    }

    public static IReadOnlyList<string> Read(TableEntity row)
    {
        var seen = new List<string>();
        for (int column = 0; row[Column(column)] is string hashes; column++)
        {
            for (int at = 0; at + HashLength <= hashes.Length; at += HashLength)
            {
                seen.Add(hashes.Substring(at, HashLength));
            }
        }

        return seen;
    }

    private static string Column(int index) => "Seen" + index.ToString(CultureInfo.InvariantCulture);
}
