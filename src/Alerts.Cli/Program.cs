using System.Globalization;
using Alerts.Cli;
using Alerts.Cli.Commands;

// What is written is read by programs too, and a date in the log is one of our calendar: in ar_SA the framework's loggers write the year 1448.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

return await CommandRunner.RunAsync(AlertsCommand.Create(), args);
