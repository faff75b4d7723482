using Alerts.Text;

namespace Alerts.Fetch.Pages;

/// <summary>Recognises what stands where an article should: a paywall's stub or a cookie wall.</summary>
internal static class PageWall
{
    /// <summary>A stub is shorter than this (letters; a Chinese character counts as some).</summary>
    private const int LongestStub = 2_500;

    private const int LongestCookieWall = 1_200;

    private static readonly string[] Paywall =
    [
        "subscribe to continue", "subscribe to read", "to continue reading", "already a subscriber", "for subscribers only", "subscribers only",
        "sign in to read", "register to read", "zum weiterlesen", "nur für abonnenten", "weiterlesen mit", "réservé aux abonnés", "pour lire la suite",
        "alleen voor abonnees", "lees verder met", "solo para suscriptores", "この記事は会員限定", "会員登録すると", "登录后继续阅读", "订阅后继续", "付费阅读", "訂閱後", "구독자 전용", "회원 전용",
    ];

    private static readonly string[] Cookies =
    [
        "we value your privacy", "accept all cookies", "before you continue", "manage cookie", "cookie preferences", "wir benötigen ihre zustimmung",
        "akzeptieren und weiter", "accepter et continuer", "cookies accepteren", "aceptar cookies", "cookieの使用",
    ];

    /// <summary>Null where the text looks like an article of its own.</summary>
    /// <param name="locked">The page says so itself; believed of a text that is no longer than a stub.</param>
    public static string? Find(bool locked, string text)
    {
        int letters = Sentences.Letters(text);
        if (letters < LongestStub && locked)
        {
            return "a paywall's stub: the page says that it is for subscribers";
        }

        if (letters < LongestStub && Array.Find(Paywall, phrase => text.Contains(phrase, StringComparison.OrdinalIgnoreCase)) is { } pay)
        {
            return $"a paywall's stub: it says \"{pay}\"";
        }

        return letters < LongestCookieWall && Array.Find(Cookies, phrase => text.Contains(phrase, StringComparison.OrdinalIgnoreCase)) is { } cookie
            ? $"a cookie wall: it says \"{cookie}\""
            : null;
    }
}
