using System.CommandLine;
using System.CommandLine.Help;
using Alerts.Cli;
using Alerts.Cli.Commands;

// A plain command, because a RootCommand is named after its assembly.
var alerts = new Command("alerts", "Recognises when a government controls or permits trade in strategic technology, and tells each subscriber once.")
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

return await CommandRunner.RunAsync(alerts, args);
