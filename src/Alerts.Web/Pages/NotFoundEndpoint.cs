using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Alerts.Web.Pages;

/// <summary>Every address that the site does not have.</summary>
internal static class NotFoundEndpoint
{
    public static RazorComponentResult<NotFound> Get() => new() { StatusCode = StatusCodes.Status404NotFound };
}
