using System.Globalization;
using Alerts.Benchmarks;
using BenchmarkDotNet.Running;

// A process that starts and stops is not what BenchmarkDotNet measures.
if (args is ["run"])
{
    await RunFigures.PrintAsync(CancellationToken.None);
    return 0;
}

if (args is ["minute", .. var sources])
{
    await FetchMinute.PrintAsync(sources is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 10_000);
    return 0;
}

if (args is ["long", .. var entries])
{
    await LongFeed.PrintAsync(entries is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 5_000);
    return 0;
}

if (args is ["stories", .. var open])
{
    await OpenStoriesFigures.PrintAsync(open);
    return 0;
}

if (args is ["linear"])
{
    return LinearTime.Print();
}

if (args is ["pages"])
{
    return DearPages.Print();
}

BenchmarkSwitcher.FromAssembly(typeof(RunFigures).Assembly).Run(args);
return 0;
