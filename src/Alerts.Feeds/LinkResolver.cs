using System.Buffers;
using System.Xml;

namespace Alerts.Feeds;

/// <summary>Makes links absolute with <c>xml:base</c> (https://www.w3.org/TR/xmlbase/) and the feed's own address.</summary>
internal sealed class LinkResolver(Uri? origin)
{
    private static readonly SearchValues<char> SchemeLetters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

    private readonly Stack<(int Depth, Uri Base)> _bases = [];

    /// <summary>To be called for each element: enters its base, leaves those of elements that have ended.</summary>
    public void Enter(XmlReader reader)
    {
        while (_bases.Count > 0 && _bases.Peek().Depth >= reader.Depth)
        {
            _bases.Pop();
        }

        if (reader.HasAttributes
            && reader.GetAttribute("base", "http://www.w3.org/XML/1998/namespace") is { Length: > 0 and < 4096 } relative
            && TryResolve(relative.Trim(), out Uri? resolved))
        {
            _bases.Push((reader.Depth, resolved));
        }
    }

    /// <summary>
    /// Null where the text is empty or a script. An absolute link stays letter for letter what the publisher wrote,
    /// a relative one stays so where no base is known.
    /// </summary>
    public string? Resolve(string? link)
    {
        link = link?.Trim();
        if (string.IsNullOrEmpty(link) || link.Length > 8192)
        {
            return null;
        }

        if (Scheme(link) is { Length: > 0 } scheme)
        {
            return scheme.ToLowerInvariant() is "javascript" or "data" or "vbscript" ? null : link;
        }

        return TryResolve(link, out Uri? resolved) ? resolved.AbsoluteUri : link;
    }

    /// <summary>Empty where the link is relative.</summary>
    public static string Scheme(string link)
    {
        int colon = link.AsSpan().IndexOfAny(":/?#");
        return colon > 0 && link[colon] == ':' && char.IsAsciiLetter(link[0])
            && link.AsSpan(0, colon).IndexOfAnyExcept(SchemeLetters) < 0
            ? link[..colon]
            : "";
    }

    private bool TryResolve(string link, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Uri? resolved)
    {
        Uri? origins = _bases.Count > 0 ? _bases.Peek().Base : origin;
        bool made = origins is null
            ? Scheme(link).Length > 0 & Uri.TryCreate(link, UriKind.Absolute, out resolved)
            : Uri.TryCreate(origins, link, out resolved);
        return made && resolved is not null;
    }
}
