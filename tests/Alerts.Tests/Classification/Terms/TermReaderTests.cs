using Alerts.Classification;
using Alerts.Classification.Terms;

namespace Alerts.Tests.Classification.Terms;

public sealed class TermReaderTests
{
    [Theory]
    [InlineData("Nvidia wins nod for H20 sales", "<strategic-company> wins")]
    [InlineData("Nvidia wins nod for H20 sales", "for <strategic>")]
    [InlineData("Nvidia erhält Genehmigung für H20", "genehmig")]
    [InlineData("23 firms blacklisted", "00 firms")]
    [InlineData("China revokes export licence", "<revoke> <trade-permit>")]
    [InlineData("China revokes export licence", "<headline> <revoke>")]
    [InlineData("商務部批准稀土出口", "批准")]
    [InlineData("엔비디아 반도체 수출", "수출")]
    public void Term_is_read(string text, string term) => Assert.Contains(term, Terms(text));

    [Fact]
    public void Both_Chinese_scripts_give_the_same_terms() =>
        Assert.Equal(Terms("商务部发布公告，对镓锗实施出口管制").Order(), Terms("商務部發布公告，對鎵鍺實施出口管制").Order());

    [Fact]
    public void What_is_far_down_in_a_text_is_not_read() =>
        Assert.DoesNotContain("zyxtron", Terms("Shares rose.\n\n" + string.Concat(Enumerable.Repeat("Nothing happened on that day. ", 40)) + "Zyxtron"));

    private static List<string> Terms(string text)
    {
        var workspace = new Workspace();
        Reading reading = Classified.Classifier.Read(Classified.ArticleOf(text), workspace);
        var names = new Dictionary<ulong, string>();
        workspace.TermList.Clear();
        new TermReader(Classified.Knowledge.Folding, names).Read(reading.Text, workspace);
        return [.. workspace.TermList.Select(term => names[term.Key])];
    }
}
