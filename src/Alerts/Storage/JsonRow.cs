using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure.Data.Tables;

namespace Alerts.Storage;

/// <summary>
/// A record as a table row: its JSON in the columns <c>Json0</c>, <c>Json1</c>…, readable in any storage
/// browser. A text column holds 32 Ki characters and a row 1 MiB
/// (https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model).
/// </summary>
public static class JsonRow
{
    private const int ColumnCharacters = 32_000;

    /// <summary>A row without it was not written by <see cref="Of"/>.</summary>
    public const string FirstColumn = "Json0";

    public static TableEntity Of<T>(string partition, string row, T value, JsonTypeInfo<T> type)
    {
        string json = JsonSerializer.Serialize(value, type);
        var entity = new TableEntity(partition, row);
        for (int column = 0; column * ColumnCharacters < json.Length; column++)
        {
            int start = column * ColumnCharacters;
            entity[Column(column)] = json.Substring(start, Math.Min(ColumnCharacters, json.Length - start));
        }

        return entity;
    }

    /// <exception cref="UnreadableRowException">The columns do not hold the JSON of a <typeparamref name="T"/>.</exception>
    public static T Read<T>(string table, TableEntity entity, JsonTypeInfo<T> type)
    {
        try
        {
            var json = new StringBuilder();
            for (int column = 0; entity.TryGetValue(Column(column), out object? part) && part is not null; column++)
            {
                json.Append(part as string ?? throw new JsonException($"{Column(column)}: expected text, got {part.GetType().Name}"));
            }

            return JsonSerializer.Deserialize(json.ToString(), type) ?? throw new JsonException($"expected a {typeof(T).Name}, got null");
        }
        catch (JsonException exception)
        {
            throw new UnreadableRowException(table, entity, exception.Message);
        }
    }

    private static string Column(int index) => "Json" + index.ToString(CultureInfo.InvariantCulture);
}
