using Alerts.Classification;
using Alerts.Classification.Knowledge;
using Alerts.Classification.Terms;

namespace Alerts.Tests.Classification.Terms;

public sealed class TermFileTests
{
    private static readonly string Header = TermFile.Write([], [], new float[TermGroup.Heads]).TrimEnd();

    [Fact]
    public void What_is_written_is_read_again_without_the_noise()
    {
        var weights = new float[2 * TermGroup.Heads];
        weights[(int)TermHead.Approval] = 1.24f;
        weights[(int)TermHead.Denied] = 0.04f;
        var bias = new float[TermGroup.Heads];
        bias[(int)TermHead.ExportControl] = -1.5f;
        string written = TermFile.Write(["green light", "nothing"], weights, bias);

        TermModel model = TermFile.Read([new KnowledgeFile("terms.tsv", written)]);

        Assert.Equal(1, model.Terms);
        Assert.Equal(1.2f, model.WeightOf(TermKey.Parse("green light"), TermHead.Approval), 0.001f);
        Assert.Equal(0, model.WeightOf(TermKey.Parse("green light"), TermHead.Denied));
        Assert.Equal(-1.5f, model.Score(new Workspace())[TermHead.ExportControl], 0.001f);
    }

    [Fact]
    public void Every_bad_line_is_named_with_its_number()
    {
        string cells = string.Join('\t', Enumerable.Repeat("", TermGroup.Heads));
        string content = $"{Header}\ngrants\t{cells}\ngrants\t{cells}\nno weights\nwins\tmuch{cells}\n";

        KnowledgeException exception = Assert.Throws<KnowledgeException>(() => TermFile.Read([new KnowledgeFile("terms.tsv", content)]));

        Assert.Equal(
        [
            "terms.tsv:3: expected each term once, got 'grants' again",
            $"terms.tsv:4: expected a term and {TermGroup.Heads} numbers, separated by tabs, got 'no weights'",
            $"terms.tsv:5: expected a term and {TermGroup.Heads} numbers, separated by tabs, got 'wins\tmuch{cells}'",
        ], exception.Errors);
    }

    [Fact]
    public void Columns_of_another_order_are_refused()
    {
        KnowledgeException exception = Assert.Throws<KnowledgeException>(
            () => TermFile.Read([new KnowledgeFile("terms.tsv", "term\tapproval\texport-control\n")]));
        Assert.StartsWith("terms.tsv:1: expected the line 'term\texport-control\tapproval", Assert.Single(exception.Errors), StringComparison.Ordinal);
    }
}
