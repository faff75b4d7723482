using Alerts.Stories;

namespace Alerts.Tests.Stories;

public sealed class NumbersTests
{
    [Theory]
    [InlineData("Commerce adds fourteen firms", "14")]
    [InlineData("Toolmaker fined $252 million over 14 shipments", "252 14")]
    [InlineData("China clears 400,000 chips", "400000")]
    [InlineData("US adds a dozen firms in 2026 for H200 and B30A", "12")]
    [InlineData("中国将9家企业列入名单", "9")]
    [InlineData("Zwölf Unternehmen auf der Liste", "12")]
    [InlineData("Settlement of 9.5 million dollars", "9")]
    [InlineData("The 3A090 rule", "")]
    public void Counts_are_read_and_years_and_names_are_not(string headline, string numbers) =>
        Assert.Equal(numbers, string.Join(' ', Numbers.In(headline)));
}
