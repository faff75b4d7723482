using System.CommandLine;
using System.CommandLine.Help;

namespace Alerts.Cli.Commands;

/// <summary><c>alerts</c>, with all its commands.</summary>
internal static class AlertsCommand
{
    // A plain command, because a RootCommand is named after its assembly.
    public static Command Create() => new("alerts", "Recognises when a government controls or permits trade in strategic technology, and tells each subscriber once.")
    {
        new HelpOption { Action = new BriefHelpAction() },
        new VersionOption(),
        ClassifyCommand.Create(),
        DemoCommand.Create(),
        EvaluateCommand.Create(),
        FeedCommand.Create(),
        FetchCommand.Create(),
        FilterCommand.Create(),
        PoisonCommand.Create(),
        RunCommand.Create(),
        SourcesCommand.Create(),
        StatusCommand.Create(),
        StoriesCommand.Create(),
        SubscribeCommand.Create(),
        SubscriptionsCommand.Create(),
        TrainCommand.Create(),
    };
}
