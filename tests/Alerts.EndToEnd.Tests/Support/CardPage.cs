using System.Text.Json;
using Microsoft.Playwright;

namespace Alerts.EndToEnd.Tests.Support;

/// <summary>Draws Adaptive Cards with Microsoft's own renderer (npm <c>adaptivecards</c>) and the Markdown reader it is used with, in a browser.</summary>
internal static class CardPage
{
    // Close to the host configuration of Teams, light and dark: colours, spacing and the styles of containers.
    private const string Draw = """
        ({ card, dark, markdown }) => {
          const text = dark ? { d: '#ffffff', s: '#b0ffffff' } : { d: '#242424', s: '#616161' };
          const colours = { default: { default: text.d, subtle: text.s }, good: { default: dark ? '#92c353' : '#237b4b', subtle: text.s },
            attention: { default: dark ? '#f9526b' : '#c4314b', subtle: text.s }, warning: { default: dark ? '#f8d22a' : '#835c00', subtle: text.s }, accent: { default: '#6264a7', subtle: text.s } };
          const style = (light, night) => ({ backgroundColor: dark ? night : light, foregroundColors: colours });
          document.body.style.cssText = `margin:0;padding:16px;background:${dark ? '#1f1f1f' : '#f5f5f5'};font-family:"Segoe UI",sans-serif`;
          const reader = eval(markdown);
          AdaptiveCards.AdaptiveCard.onProcessMarkdown = (source, result) => { if (reader) { result.outputHtml = reader.render(source); result.didProcess = true; } };
          const drawn = new AdaptiveCards.AdaptiveCard();
          drawn.hostConfig = new AdaptiveCards.HostConfig({
            supportsInteractivity: true, fontFamily: 'Segoe UI, sans-serif',
            fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
            spacing: { small: 8, default: 12, medium: 16, large: 20, padding: 16 },
            separator: { lineThickness: 1, lineColor: dark ? '#30ffffff' : '#20000000' },
            factSet: { spacing: 16, title: { weight: 'bolder', wrap: true, maxWidth: 150 }, value: { wrap: true } },
            containerStyles: { default: style('#ffffff', '#292929'), emphasis: style('#f0f0f0', '#333333'), good: style('#e7f2da', '#13210c'),
              attention: style('#fcf4f6', '#3e1f25'), warning: style('#fbf6d9', '#463100') },
            actions: { actionsOrientation: 'horizontal', spacing: 'default', maxActions: 6, buttonSpacing: 8 },
          });
          const problems = new AdaptiveCards.SerializationContext();
          drawn.parse(card, problems);
          const element = drawn.render();
          element.style.cssText += ';border-radius:4px;box-shadow:0 1px 3px #0004';
          document.body.replaceChildren(element);
          return { problems: Array.from({ length: problems.eventCount }, (_, i) => problems.getEventAt(i).message), text: document.body.innerText };
        }
        """;

    public sealed record Drawn(string[] Problems, string Text);

    /// <summary>Draws one card (the JSON of the card itself) on the page.</summary>
    /// <param name="page">Where.</param>
    /// <param name="card">What.</param>
    /// <param name="dark">Teams' dark theme.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <param name="markdown">JavaScript that makes the host's Markdown reader; <c>null</c> for a host that has none.</param>
    public static async Task<Drawn> DrawAsync(IPage page, string card, bool dark, CancellationToken cancellation, string markdown = "markdownit()")
    {
        string modules = await NodePackages.FolderAsync(cancellation);
        await page.SetContentAsync("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Card</title></head><body></body></html>");
        await page.AddScriptTagAsync(new() { Path = Path.Combine(modules, "adaptivecards", "dist", "adaptivecards.min.js") });
        await page.AddScriptTagAsync(new() { Path = Path.Combine(modules, "markdown-it", "dist", "markdown-it.min.js") });
        await page.AddStyleTagAsync(new() { Path = Path.Combine(modules, "adaptivecards", "dist", "adaptivecards.css") });
        using var parsed = JsonDocument.Parse(card);
        JsonElement result = (await page.EvaluateAsync(Draw, new { card = Plain(parsed.RootElement), dark, markdown }))!.Value;
        return new Drawn([.. result.GetProperty("problems").EnumerateArray().Select(p => p.GetString()!)], result.GetProperty("text").GetString()!);
    }

    // Playwright sends dictionaries and lists, but not JSON elements.
    private static object? Plain(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().ToDictionary(p => p.Name, p => Plain(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().Select(Plain).ToArray(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
