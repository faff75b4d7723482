using System.Security.Cryptography;
using System.Text;

namespace Alerts;

/// <summary>Ids made from what makes the thing itself, so that doing it again writes the same row.</summary>
public static class DeterministicId
{
    /// <summary>
    /// 26 characters of lower-case hexadecimal: 104 bits of SHA-256 over the parts, which are separated by
    /// U+001F so that ("ab","c") and ("a","bc") differ. Safe in blob names, table keys and Message-IDs.
    /// </summary>
    public static string Of(params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string part in parts)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(part));
            hash.AppendData([0x1F]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 13));
    }
}
