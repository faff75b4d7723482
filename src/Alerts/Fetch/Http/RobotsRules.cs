using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Alerts.Fetch.Http;

/// <summary>Obeys robots.txt (RFC 9309) for pages; a feed is published to be polled.</summary>
internal sealed class RobotsRules(HttpFetcher http, TimeProvider time)
{
    /// <summary>The token in our User-Agent that a group of rules may name.</summary>
    private const string Product = "alerts";

    /// <summary>As much as the RFC asks to be read at least.</summary>
    private const int MaxBytes = 512 * 1024;

    private const int MostLines = 10_000;

    /// <summary>Hosts whose rules are kept at a time.</summary>
    private const int MostHosts = 2_000;

    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    private static readonly string[] LineEnds = ["\r\n", "\n", "\r"];

    private readonly ConcurrentDictionary<string, (DateTimeOffset At, IReadOnlyList<Rule> Rules)> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="SourceFailedException">The host does not want this address to be read by programs.</exception>
    public async Task CheckAsync(Uri address, CancellationToken cancellation)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (!_known.TryGetValue(address.Authority, out (DateTimeOffset At, IReadOnlyList<Rule> Rules) known) || now - known.At > KeptFor)
        {
            known = (now, await ReadAsync(new Uri(address, "/robots.txt"), cancellation));
            if (_known.Count >= MostHosts)
            {
                // Full texts lead to ever new hosts. To ask one again costs one request.
                _known.Clear();
            }

            _known[address.Authority] = known;
        }

        if (!IsAllowed(known.Rules, address.PathAndQuery))
        {
            throw new SourceFailedException($"{address.Host} does not want {address.AbsolutePath} to be read by programs (robots.txt)");
        }
    }

    /// <summary>The longest rule that matches decides; of two as long, the one that allows.</summary>
    internal static bool IsAllowed(IReadOnlyList<Rule> rules, string path) => rules
        .Where(rule => Matches(rule.Pattern, path))
        .OrderByDescending(rule => rule.Pattern.Length).ThenByDescending(rule => rule.Allows)
        .FirstOrDefault()?.Allows ?? true;

    /// <summary>The rules for us: those of our own group, else those of <c>*</c>.</summary>
    internal static IReadOnlyList<Rule> Parse(string text)
    {
        var ours = new List<Rule>();
        var everyone = new List<Rule>();
        bool named = false;
        bool forUs = false;
        bool forAll = false;
        bool inRules = true;
        foreach (string line in text.TrimStart('\uFEFF').Split(LineEnds, StringSplitOptions.None).Take(MostLines))
        {
            string[] parts = line.Split('#')[0].Split(':', 2, StringSplitOptions.TrimEntries);
            if (parts is [var key, var value])
            {
                switch (key.ToLowerInvariant())
                {
                    case "user-agent":
                        // Names in a row share the rules that follow them.
                        (forUs, forAll) = inRules ? (false, false) : (forUs, forAll);
                        inRules = false;
                        forUs |= value.Split('/', ' ')[0].Equals(Product, StringComparison.OrdinalIgnoreCase);
                        forAll |= value == "*";
                        named |= forUs;
                        break;
                    case "allow" or "disallow":
                        inRules = true;
                        if (value.Length > 0)
                        {
                            var rule = new Rule(Escaped(value), key.Equals("allow", StringComparison.OrdinalIgnoreCase));
                            (forUs ? ours : forAll ? everyone : []).Add(rule);
                        }

                        break;
                }
            }
        }

        return named ? ours : everyone;
    }

    private async Task<IReadOnlyList<Rule>> ReadAsync(Uri address, CancellationToken cancellation)
    {
        try
        {
            HttpAnswer answer = await http.GetAsync(new HttpGet(address, MaxBytes) { Accept = "text/plain, */*;q=0.5", MayBeCut = true }, cancellation);
            return Parse(Encoding.UTF8.GetString(answer.Body));
        }
        catch (SourceFailedException exception) when (exception is { IsTransient: false, Status: >= (HttpStatusCode)400 and < (HttpStatusCode)500 })
        {
            // No rules: everything is allowed. A server that is out of order has rules that are not known; that failure goes up.
            return [];
        }
        catch (SourceFailedException exception)
        {
            throw new SourceFailedException($"the pages of {address.Host} are not read while its robots.txt cannot be: {exception.Message}", exception)
            {
                IsTransient = exception.IsTransient,
                RetryAt = exception.RetryAt,
            };
        }
    }

    // Paths are compared as they go over the wire (section 2.2.2): what is not ASCII in percent-encoded bytes.
    private static string Escaped(string pattern) => string.Concat(pattern.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));

    // '*' is any run of characters, '$' the end. Greedy from star to star, so that it stays linear in practice and bounded always.
    private static bool Matches(string pattern, string path)
    {
        bool toEnd = pattern.EndsWith('$');
        string[] parts = (toEnd ? pattern[..^1] : pattern).Split('*');
        if (!path.StartsWith(parts[0], StringComparison.Ordinal))
        {
            return false;
        }

        int at = parts[0].Length;
        foreach (string part in parts.Skip(1))
        {
            int found = path.IndexOf(part, at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at = found + part.Length;
        }

        return !toEnd || at == path.Length || (parts.Length > 1 && path.EndsWith(parts[^1], StringComparison.Ordinal));
    }

    /// <summary>One line of rules.</summary>
    internal sealed record Rule(string Pattern, bool Allows);
}
