using System.Text;
using Alerts.Deliver.Content;
using FsCheck;
using FsCheck.Xunit;

namespace Alerts.Tests.Deliver.Content;

public sealed class UntrustedTextTests
{
    [Theory]
    [InlineData("  two\r\n\tlines \u2028 here ", "two lines here")]
    [InlineData("pay \u202Egnp.exe\u202C now", "pay gnp.exe now")]
    [InlineData("zero\u200Bwidth\uFEFF", "zerowidth")]
    [InlineData("bell\u0007 and null\0", "bell and null")]
    [InlineData("允许 Nvidia H200 进口", "允许 Nvidia H200 进口")]
    [InlineData("می‌خواهم", "می‌خواهم")]
    [InlineData("👩‍🔬 approves", "👩‍🔬 approves")]
    [InlineData("=?utf-8?b?4oCucGF5?=", "= ?utf-8?b?4oCucGF5?=")]
    [InlineData("=\u200B?utf-8?q?pay?=", "= ?utf-8?q?pay?=")]
    [InlineData("=\r\n?utf-8?q?pay?=", "= ?utf-8?q?pay?=")]
    [InlineData("a=b? c=?", "a=b? c= ?")]
    [InlineData(null, "")]
    public void Text_becomes_one_line_without_anything_hidden(string? text, string expected) =>
        Assert.Equal(expected, UntrustedText.Clean(text, 100));

    // Not inline: an attribute cannot hold an ill-formed string.
    [Fact]
    public void Half_a_surrogate_pair_becomes_the_replacement_character() => Assert.Equal("half \uFFFD pair", UntrustedText.Clean("half \uD83D pair", 100));

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdefg", 6, "abcde…")]
    [InlineData("go 👩‍🔬👩‍🔬", 9, "go 👩‍🔬…")]
    [InlineData("e\u0301e\u0301e\u0301", 5, "e\u0301e\u0301…")]
    public void Text_is_cut_between_characters_as_people_see_them(string text, int longest, string expected) =>
        Assert.Equal(expected, UntrustedText.Shorten(text, longest));

    [Property]
    public bool Nothing_is_longer_than_asked_or_ill_formed(string? text, PositiveInt longest)
    {
        string clean = UntrustedText.Clean(text, longest.Get + 1);
        return clean.Length <= longest.Get + 1
            && clean == Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(clean))
            && !clean.Any(char.IsControl)
            && !clean.Contains("=?", StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_under_a_thousand_accents_is_cut_all_the_same()
    {
        string monstrous = "a" + new string('\u0301', 1_000);

        Assert.Equal(50, UntrustedText.Shorten(monstrous, 50).Length);
    }
}
