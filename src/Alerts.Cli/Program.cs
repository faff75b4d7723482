using Alerts.Cli;
using Alerts.Cli.Commands;

return await CommandRunner.RunAsync(AlertsCommand.Create(), args);
