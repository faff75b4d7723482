using Alerts.Fetch.Identity;

namespace Alerts.Tests.Fetch.Identity;

public sealed class PlaceNumbersTests
{
    [Theory]
    [InlineData("0 1 2", true)]
    [InlineData("1 2 3 4 5 6 7 8 9 10 11", true)]
    [InlineData("3 2 1", true)]
    [InlineData("item-0 item-1", true)]
    [InlineData("2026/item-9-en 2026/item-10-en", false)]
    [InlineData("a2026-1-2 a2026-2-2", true)]
    [InlineData("17 18 19", false)]
    [InlineData("1 2 4", false)]
    [InlineData("item-1 notice-2", false)]
    [InlineData("1", false)]
    [InlineData("same same", false)]
    public void Ids_that_count_the_items_are_told(string ids, bool expected) => Assert.Equal(expected, PlaceNumbers.Are(ids.Split(' ')));

    [Fact]
    public void An_item_without_an_id_has_no_number() => Assert.False(PlaceNumbers.Are(["1", null, "3"]));
}
