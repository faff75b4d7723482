using System.CommandLine;
using Alerts.Cli;
using Alerts.Cli.Commands;

var root = new RootCommand("Recognises when a government controls or permits trade in strategic technology, and tells each subscriber once.")
{
    FeedCommand.Create(),
    VersionCommand.Create(),
};

return await CommandRunner.RunAsync(root, args);
