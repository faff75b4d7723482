using Microsoft.Playwright;

namespace Alerts.EndToEnd.Tests.Support;

/// <summary>Debian's Chromium, driven by Playwright; <see cref="StartAsync"/> ends the test where there is none.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        _browser = browser;
    }

    public static async Task<Browser> StartAsync()
    {
        string chromium = Requires.Chromium();
        IPlaywright playwright = await Playwright.CreateAsync();
        IBrowser browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = chromium, Args = Arguments });
        return new Browser(playwright, browser);
    }

    /// <summary>A page of its own context, so that nothing is shared between two tests.</summary>
    /// <param name="width">Of the viewport, in CSS pixels.</param>
    /// <param name="dark">The reader prefers dark colours.</param>
    /// <param name="locale">BCP 47.</param>
    public async Task<IPage> PageAsync(int width, bool dark = false, string locale = "en-GB") =>
        await _browser.NewPageAsync(new BrowserNewPageOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 800 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = locale,
        });

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
