using Alerts.Classification;

namespace Alerts.Deliver.Content;

/// <summary>What happened: the verdict, the products and the companies with their roles.</summary>
internal static class WhatLine
{
    private const int LongestName = 80;
    private const int MostNames = 8;

    /// <summary>"Approval, preliminary — import side, China (CN)"; what is not known is left out.</summary>
    public static string Verdict(ArticleClassification classification)
    {
        string what = Join(", ", TagsOf(classification), Wording.Of(classification.Stage));
        string where = Join(", ", Wording.Of(classification.Leg), Join(" and ", [.. Names(classification.Jurisdictions, Wording.CountryWithCode)]));
        return Join(" — ", what.Length == 0 ? "Trade control" : what, where);
    }

    /// <summary>For a subject line: "Approval, preliminary, CN".</summary>
    public static string ShortVerdict(ArticleClassification classification) => Join(
        ", ", TagsOf(classification), Wording.Of(classification.Stage), Join("/", [.. Names(classification.Jurisdictions, code => code)]));

    public static AlertLine Of(ArticleClassification classification)
    {
        List<string> sentences = [Products(classification)];
        foreach (CompanyRole role in (ReadOnlySpan<CompanyRole>)[CompanyRole.Seller, CompanyRole.Buyer, CompanyRole.Competitor, CompanyRole.Mentioned])
        {
            Company[] companies = [.. classification.Companies.Where(company => company.Role == role)];
            if (companies.Length > 0)
            {
                sentences.Add($"{Wording.Of(role, companies.Length > 1)}: {string.Join(", ", Names(companies, NameOf))}");
            }
        }

        return new AlertLine("What", Verdict(classification), Sentences(sentences));
    }

    /// <summary>The sentences that are not empty, each with its full stop.</summary>
    public static string Sentences(IEnumerable<string> sentences) => string.Join(' ', sentences.Where(s => s.Length > 0).Select(
        sentence => sentence.TrimEnd('”') is [.., '.' or '…' or '!' or '?' or '。'] ? sentence : sentence + "."));

    /// <summary>The first names in words, and how many more there are.</summary>
    public static IEnumerable<string> Names<T>(IReadOnlyList<T> values, Func<T, string> name)
    {
        foreach (T value in values.Take(MostNames))
        {
            yield return UntrustedText.Clean(name(value), LongestName);
        }

        if (values.Count > MostNames)
        {
            yield return $"{values.Count - MostNames} more";
        }
    }

    private static string TagsOf(ArticleClassification classification) => Wording.Capitalised(
        string.Join(" and ", classification.Tags.OrderByDescending(tag => tag.Confidence).Select(tag => Wording.Of(tag.Tag))));

    private static string Products(ArticleClassification classification)
    {
        string direction = Wording.Of(classification.Direction);
        if (classification.Products.Count == 0)
        {
            return direction;
        }

        string products = string.Join(", ", Names(classification.Products, NameOf));
        return direction.Length == 0 ? $"About {products}" : $"{direction} in {products}";
    }

    private static string NameOf(Product product)
    {
        string category = Wording.Category(product.Category);
        string kind = Join(", ", category.Equals(product.Name, StringComparison.OrdinalIgnoreCase) ? "" : category, product.Control ?? "");
        return kind.Length == 0 ? product.Name : $"{product.Name} ({kind})";
    }

    private static string NameOf(Company company) => company.Ticker is { Length: > 0 } ticker ? $"{company.Name} ({ticker})" : company.Name;

    private static string Join(string between, params ReadOnlySpan<string> parts)
    {
        var joined = new List<string>(parts.Length);
        foreach (string part in parts)
        {
            if (part.Length > 0)
            {
                joined.Add(part);
            }
        }

        return string.Join(between, joined);
    }
}
