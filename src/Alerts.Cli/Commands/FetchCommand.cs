using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Alerts.Cli.LocalHost;
using Alerts.Fetch;
using Alerts.Fetch.Pages;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Cli.Commands;

/// <summary><c>alerts fetch URL</c>: what Fetch makes of one page.</summary>
internal static class FetchCommand
{
    public static Command Create()
    {
        var address = new Argument<Uri>("URL")
        {
            Description = "An http or https address.",
            CustomParser = result => Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out Uri? uri) ? uri : Refuse(result),
        };
        var json = new Option<bool>("--json") { Description = "One JSON line, for machines." };
        var command = new Command("fetch", """
            Get one page as Fetch would and show its article: title, author, date, language, text. Stores nothing.
            Exits with 1 when the page cannot be read or shows something else than an article.

            Examples:
              alerts fetch https://www.gov.uk/government/news/example
              alerts fetch https://paper.example/1 --json
            """)
        {
            address,
            json,
        };
        command.SetAction((parsed, cancellation) => FetchAsync(parsed.GetValue(address)!, parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> FetchAsync(Uri address, bool json, CancellationToken cancellation)
    {
        await using ServiceProvider services = AlertsHost.Services(AlertsHost.Settings());
        PageText page;
        try
        {
            page = await services.GetRequiredService<PageReader>().ReadAsync(address, "", cancellation);
        }
        catch (SourceFailedException exception)
        {
            await Console.Error.WriteLineAsync($"{address}: {exception.Message}");
            return ExitCode.Failure;
        }

        if (json)
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(page, PageJson.Readable.PageText));
        }
        else
        {
            Terminal.Out.Write(Head(page));
            await Console.Out.WriteLineAsync();
            await Console.Out.WriteLineAsync(page.Text);
        }

        return page.NotTheArticle is null ? ExitCode.Success : ExitCode.Failure;
    }

    private static Spectre.Console.Table Head(PageText page)
    {
        var table = Terminal.Table("Page", page.Address.AbsoluteUri);
        table.AddTextRow("Title", page.Title);
        table.AddTextRow("Author", page.Author ?? "not given");
        table.AddTextRow("Published", page.Published is null ? "not given" : Moment.Of(page.Published));
        table.AddTextRow("Language", page.Language ?? "not given");
        table.AddTextRow("Text", page.NotTheArticle ?? $"{page.Text.Length} characters");
        return table;
    }

    private static Uri? Refuse(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError($"URL: expected an http or https address, got '{result.Tokens[0].Value}'");
        return null;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PageText))]
internal sealed partial class PageJson : JsonSerializerContext
{
    public static PageJson Readable => field ??= new PageJson(new JsonSerializerOptions(Default.Options!) { TypeInfoResolver = null, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
