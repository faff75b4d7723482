using System.Text;

namespace Alerts.Feeds;

/// <summary>The namespace prefixes that are in force while XML is repaired; those that nobody declared are.</summary>
internal sealed class DeclaredPrefixes(StringBuilder to)
{
    private const string Declaration = "xmlns:";

    private readonly Stack<(string Prefix, int Depth)> _order = [];
    private readonly Dictionary<string, int> _inForce = new(StringComparer.Ordinal) { ["xml"] = 1 };

    /// <summary>An attribute that XML forbids: it empties a prefix or takes one that is reserved.</summary>
    public static bool IsVoid(string attribute, string value) => attribute is "xmlns:xml" or "xmlns:xmlns"
        || (value.Length == 0 && attribute.StartsWith(Declaration, StringComparison.Ordinal));

    /// <summary>Takes note of an attribute that declares a prefix.</summary>
    public void Enter(string attribute, string value, int depth)
    {
        if (attribute.StartsWith(Declaration, StringComparison.Ordinal) && !IsVoid(attribute, value))
        {
            Add(attribute[Declaration.Length..], depth);
        }
    }

    /// <summary>Declares the prefix of an element or attribute, where it has one that is not in force.</summary>
    public void Declare(string name, int depth)
    {
        int colon = name.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && name[..colon] is not "xmlns" and var prefix && !_inForce.ContainsKey(prefix))
        {
            Add(prefix, depth);
            to.Append(" xmlns:").Append(prefix).Append("=\"urn:undeclared:").Append(prefix).Append('"');
        }
    }

    /// <summary>The element at a depth has ended.</summary>
    public void Leave(int depth)
    {
        while (_order.TryPeek(out (string Prefix, int Depth) last) && last.Depth >= depth)
        {
            _order.Pop();
            if (--_inForce[last.Prefix] == 0)
            {
                _inForce.Remove(last.Prefix);
            }
        }
    }

    private void Add(string prefix, int depth)
    {
        _order.Push((prefix, depth));
        _inForce[prefix] = _inForce.GetValueOrDefault(prefix) + 1;
    }
}
