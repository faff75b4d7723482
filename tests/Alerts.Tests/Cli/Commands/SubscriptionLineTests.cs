using Alerts.Cli.Commands;
using Alerts.Tests.Deliver;
using Spectre.Console;

namespace Alerts.Tests.Cli.Commands;

public sealed class SubscriptionLineTests
{
    [Fact]
    public void An_id_can_be_copied_whole_from_eighty_columns()
    {
        Subscription subscription = SomeAlert.Subscription with
        {
            Id = DeterministicId.Of("subscription"),
            Address = "compliance.and.sanctions.desk@a-long-name-of-a-company.example",
            Filter = "tag:approval jurisdiction:CN (product:H200 OR company:nvidia) -sourcing:opinion",
            DisabledBecause = "Its owner unsubscribed.",
        };
        var output = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = 80;
        Table table = SubscriptionLine.Table();

        SubscriptionLine.AddTo(table, subscription);
        console.Write(table);

        string[] lines = output.ToString().ReplaceLineEndings("\n").Split('\n');
        Assert.Contains(lines, line => line.Split(' ')[0] == subscription.Id);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 80));
    }
}
