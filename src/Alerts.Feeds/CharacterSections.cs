namespace Alerts.Feeds;

/// <summary>Finds where CDATA sections end, also those that were never closed.</summary>
internal sealed class CharacterSections(string xml)
{
    private const string Opener = "<![CDATA[";
    private const string Closer = "]]>";

    /// <summary>How far the end of the surrounding element is looked for, until too much was looked at in vain.</summary>
    private const int Reach = 1 << 20;

    private int _closer = -1;
    private long _wasted;

    /// <summary>The text of the section that opens at a position, and where reading goes on.</summary>
    public ReadOnlySpan<char> Read(int at, string element, out int next)
    {
        at += Opener.Length;
        int closer = CloserFrom(at);
        if (closer < 0 || xml.AsSpan(at, closer - at).Contains(Opener, StringComparison.Ordinal))
        {
            // Another section opens before this one closes: it was left open, or quotes a section. Either way it ends with its element.
            int reach = Math.Min(xml.Length - at, _wasted > 4L * xml.Length ? 512 : Reach);
            int end = element.Length == 0 ? -1 : xml.AsSpan(at, reach).IndexOf($"</{element}", StringComparison.OrdinalIgnoreCase);
            if (end >= 0)
            {
                next = at + end;
                ReadOnlySpan<char> inside = xml.AsSpan(at, end).TrimEnd();
                return inside.EndsWith(Closer) ? inside[..^Closer.Length] : inside;
            }

            _wasted += reach;
        }

        next = closer < 0 ? xml.Length : closer + Closer.Length;
        return xml.AsSpan(at, (closer < 0 ? xml.Length : closer) - at);
    }

    // Remembered, so that a body of sections without ends is searched once.
    private int CloserFrom(int at)
    {
        if (_closer < at)
        {
            _closer = xml.IndexOf(Closer, at, StringComparison.Ordinal);
            _closer = _closer < 0 ? int.MaxValue : _closer;
        }

        return _closer == int.MaxValue ? -1 : _closer;
    }
}
