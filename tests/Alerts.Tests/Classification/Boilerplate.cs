namespace Alerts.Tests.Classification;

/// <summary>What pages put around an article, in its language.</summary>
internal static class Boilerplate
{
    private static readonly Dictionary<string, string[]> Lines = new()
    {
        ["en"] =
        [
            "We use cookies to improve your experience. Accept all", "Share on Facebook Share on X Copy link",
            "Sign up for our newsletter and read more stories like this one every morning.", "© 2026 The Example Times. All rights reserved.",
        ],
        ["zh"] = ["本网站使用Cookie以改善您的浏览体验。接受", "分享到微博 分享到微信 复制链接", "订阅我们的电子报，每天早上阅读更多类似内容。", "© 2026 示例日报 版权所有"],
        ["ja"] = ["当サイトはクッキーを使用しています。同意する", "Facebookでシェア Xでポスト リンクをコピー", "ニュースレターに登録して、毎朝このような記事をお読みください。", "© 2026 例新聞社 無断転載を禁じます"],
        ["ko"] = ["이 사이트는 더 나은 서비스를 위해 쿠키를 사용합니다. 동의", "페이스북 공유 카카오톡 공유 링크 복사", "뉴스레터를 구독하고 매일 아침 이런 기사를 받아 보세요.", "© 2026 예시일보. 무단 전재 및 재배포 금지"],
        ["de"] = ["Wir verwenden Cookies, um Ihr Erlebnis zu verbessern. Alle akzeptieren", "Auf Facebook teilen Per E-Mail senden Link kopieren", "Abonnieren Sie unseren Newsletter und lesen Sie jeden Morgen mehr davon.", "© 2026 Beispiel-Zeitung. Alle Rechte vorbehalten."],
        ["nl"] = ["Wij gebruiken cookies om uw ervaring te verbeteren. Alles accepteren", "Deel op Facebook Deel via e-mail Kopieer link", "Meld u aan voor onze nieuwsbrief en lees elke ochtend meer.", "© 2026 Voorbeeldkrant. Alle rechten voorbehouden."],
        ["fr"] = ["Nous utilisons des cookies pour améliorer votre expérience. Tout accepter", "Partager sur Facebook Envoyer par e-mail Copier le lien", "Abonnez-vous à notre lettre d’information pour en lire plus chaque matin.", "© 2026 Le Journal d’exemple. Tous droits réservés."],
        ["es"] = ["Usamos cookies para mejorar su experiencia. Aceptar todo", "Compartir en Facebook Enviar por correo Copiar enlace", "Suscríbase a nuestro boletín y lea más cada mañana.", "© 2026 El Diario de Ejemplo. Todos los derechos reservados."],
    };

    /// <summary>A notice about cookies and the buttons to share.</summary>
    public static string Above(string language) => string.Join('\n', Lines[language][..2]);

    /// <summary>The buttons again, a box for the newsletter and who owns the page.</summary>
    public static string Below(string language) => string.Join('\n', Lines[language][1..]);
}
