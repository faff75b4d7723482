using System.CommandLine;
using Alerts.Chaos;

// Counts what is lost and what is told twice when something is killed, in a run of the real command over Azurite with its files on disk
// and a real SMTP server. Not a test: it takes minutes and its moments are the machine's; what it must show does not change.
var victim = new Argument<Victim>("victim") { Description = "What is killed: `alerts run` by SIGKILL (Host), Azurite by SIGKILL (Storage), or Azurite ended in order (StorageStop)." };
var kills = new Option<int>("--kills") { Description = "How often.", DefaultValueFactory = _ => 10 };
var articles = new Option<int>("--articles") { Description = "Articles to tell of, 200 at most.", DefaultValueFactory = _ => 200 };
var command = new RootCommand("Kills parts of a running pipeline and counts lost and repeated mails.") { victim, kills, articles };
command.SetAction(async (parsed, cancellation) =>
{
    await using ChaosRun run = await ChaosRun.StartAsync(parsed.GetValue(articles), cancellation);
    ChaosResult result = await run.RunAsync(parsed.GetValue(victim), parsed.GetValue(kills), cancellation);
    Console.WriteLine(result);
    return result.Holds ? 0 : 1;
});
return await command.Parse(args).InvokeAsync();
