using System.Globalization;
using System.Text;
using MimeKit;

namespace Alerts.Subscriptions;

/// <summary>
/// What a mailbox must be so that mail reaches it and its header shows nothing but the address. A mail program decodes an encoded
/// word (RFC 2047) wherever it meets one, and what it holds was never looked at: direction overrides, a second header line.
/// </summary>
internal static class EmailAddress
{
    /// <summary>Octets before the @ (RFC 5321, 4.5.3.1.1).</summary>
    private const int LongestLocalPart = 64;

    /// <summary>Octets of a path without its angle brackets (RFC 5321, 4.5.3.1.3).</summary>
    private const int Longest = 254;

    /// <summary>What is wrong with it, as "expected …, got …"; null where nothing is.</summary>
    public static string? ProblemOf(MailboxAddress mailbox)
    {
        string address = mailbox.Address;
        int localPart = Encoding.UTF8.GetByteCount(mailbox.LocalPart ?? "");
        return address switch
        {
            _ when address.Contains("=?", StringComparison.Ordinal) => $"expected an address without an encoded word (=?…?=), got '{address}'",
            _ when address.Any(IsHidden) => "expected an address of visible characters, got one with spaces, control or direction characters",
            _ when !IsDomainName(mailbox.Domain) => $"expected the name of a domain after the @, got '{mailbox.Domain}'",
            _ when localPart > LongestLocalPart => $"expected at most {LongestLocalPart} characters before the @, got {localPart}",
            _ when Encoding.UTF8.GetByteCount(address) is var length and > Longest =>
                $"expected an address of at most {Longest} characters, got {length}",
            _ => null,
        };
    }

    private static bool IsHidden(char c) => char.IsControl(c) || char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    // No address literal such as [192.0.2.1] (RFC 5321, 4.1.3), nor a bare one.
    private static bool IsDomainName(string domain) =>
        Uri.CheckHostName(domain) == UriHostNameType.Dns && !domain[(domain.LastIndexOf('.') + 1)..].All(char.IsAsciiDigit);
}
