using Alerts.Sources;
using Azure.Data.Tables;

namespace Alerts.Tests.Sources;

public sealed class SeenColumnsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2_500)]
    [InlineData(2_501)]
    [InlineData(20_000)]
    public void What_is_written_is_read_back_within_the_bounds_of_a_row(int count)
    {
        string[] seen = [.. Enumerable.Range(0, count).Select(number => DeterministicId.Of($"{number}")[..SeenColumns.HashLength])];
        var row = new TableEntity("source", "s");

        SeenColumns.Write(row, seen);

        Assert.Equal(seen, SeenColumns.Read(row));
        string[] columns = [.. row.Keys.Select(column => row[column]).OfType<string>()];
        Assert.All(columns, column => Assert.True(column.Length <= 32 * 1024));
        Assert.True(columns.Sum(column => column.Length * 2) < 1024 * 1024);
    }
}
