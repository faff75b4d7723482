using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Alerts.Web.Pages;

/// <summary>The answer to a method that an address does not have, with those that it has (RFC 9110, 15.5.6).</summary>
internal static class MethodNotAllowed
{
    public static ContentHttpResult Answer(HttpContext context, IReadOnlyList<string> allowed)
    {
        context.Response.Headers.Allow = string.Join(", ", allowed);
        string words = $"Expected {string.Join(" or ", allowed)}, got {context.Request.Method}.";
        return TypedResults.Text(words, "text/plain", statusCode: StatusCodes.Status405MethodNotAllowed);
    }
}
