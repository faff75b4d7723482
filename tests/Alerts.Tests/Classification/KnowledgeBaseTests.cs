using Alerts.Classification;
using Alerts.Classification.Knowledge;

namespace Alerts.Tests.Classification;

public sealed class KnowledgeBaseTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("knowledge");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_file_of_the_folder_adds_to_the_built_in_knowledge()
    {
        Write("ours.yaml", "companies:\n  - { name: Zyxtronics, ticker: ZYX, role: buyer }\n");
        var classifier = new Classifier(KnowledgeBase.Load(_folder.FullName));
        ArticleClassification found = classifier.Classify(Classified.ArticleOf("US grants Zyxtronics an export licence for Nvidia's H20"));
        Assert.Contains(new Company("Zyxtronics", "ZYX", CompanyRole.Buyer), found.Companies);
        Assert.Contains(found.Companies, company => company.Name == "Nvidia");
    }

    [Fact]
    public void A_file_of_the_same_name_replaces_the_built_in_one()
    {
        Write("companies.yaml", "companies:\n  - { name: Zyxtronics }\n");
        var classifier = new Classifier(KnowledgeBase.Load(_folder.FullName));
        ArticleClassification found = classifier.Classify(Classified.ArticleOf("Zyxtronics and Nvidia"));
        Assert.Equal(["Zyxtronics"], found.Companies.Select(company => company.Name));
    }

    [Fact]
    public void Every_error_is_reported_at_once_with_file_and_line()
    {
        string path = Write("wrong.yaml", """
            companies:
              - { ticker: X }
              - { name: A, colour: red }
            cues:
              no-such-cue: [a]
              grant: ["(a|b"]
            places:
              - { code: Mars }
            dragons: []
            """);
        KnowledgeException exception = Assert.Throws<KnowledgeException>(() => KnowledgeBase.Load(_folder.FullName));
        Assert.Equal(
        [
            $"{path}:2: expected 'name', got an entry without it.",
            $"{path}:3: expected one of name, ticker, role, home, restricted, chips, also, only, unless in a company, got 'colour'.",
            $"{path}:5: expected the name of a cue such as control, grant or trade-permit, got 'no-such-cue'.",
            $"{path}:6: expected balanced parentheses, got '(a|b'.",
            $"{path}:8: expected 'code' to be two capital letters (ISO 3166-1, or EU), got 'Mars'.",
            $"{path}:9: expected one of the sections language, variants, places, authorities, companies, products, instruments, outlets, cues, words, weights, got 'dragons'.",
        ], exception.Errors.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        KnowledgeException exception = Assert.Throws<KnowledgeException>(() => KnowledgeBase.Load("/no/such/folder"));
        Assert.Equal("Classify:KnowledgeFolder: expected a folder with .yaml files, got '/no/such/folder', which does not exist.", exception.Message);
    }

    private string Write(string name, string content)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, content);
        return path;
    }
}
