using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Alerts.Web.Pages;

/// <summary>
/// The one style sheet, an embedded resource behind an endpoint: a Functions app serves no static files.
/// Pages ask for it with its content's hash, so that a browser keeps it for good and an upgrade shows at once.
/// </summary>
internal static class StyleSheet
{
    public const string Path = "/alerts.css";

    private static readonly byte[] Content = Read();
    private static readonly string Hash = Convert.ToHexStringLower(SHA256.HashData(Content).AsSpan(0, 8));

    public static string Address { get; } = $"{Path}?v={Hash}";

    public static FileContentHttpResult Get(HttpContext context, string? v)
    {
        // While an upgrade rolls out, a page of one version may ask an instance of the other: it gets a style, but not for good.
        context.Response.Headers.CacheControl = v == Hash ? "public, max-age=31536000, immutable" : "no-cache";
        return TypedResults.Bytes(Content, "text/css; charset=utf-8");
    }

    private static byte[] Read()
    {
        using Stream stream = typeof(StyleSheet).Assembly.GetManifestResourceStream("alerts.css")
            ?? throw new InvalidOperationException("alerts.css is not embedded in Alerts.Web; see EmbeddedResource in Alerts.Web.csproj.");
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
