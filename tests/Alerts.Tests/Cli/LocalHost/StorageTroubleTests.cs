using System.Xml;
using Alerts.Cli.LocalHost;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Alerts.Tests.Cli.LocalHost;

public sealed class StorageTroubleTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 23, 8, 0, 0, TimeSpan.Zero));
    private readonly FakeLogger _logger = new();

    [Fact]
    public void It_is_told_at_once_then_once_a_minute_then_that_it_is_over()
    {
        var trouble = new StorageTrouble("events", _time, _logger);

        for (int second = 0; second < 150; second += 5)
        {
            trouble.Met(new XmlException("Root element is missing."));
            _time.Advance(TimeSpan.FromSeconds(5));
        }

        trouble.Over();
        trouble.Over();

        const string Away = "Queue events: storage does not answer as expected; it is asked again every few seconds. expected XML, got something else (Root element is missing.)";
        Assert.Equal([Away, Away, Away, "Queue events: storage answers again after 00:02:30"], _logger.Collector.GetSnapshot().Select(line => line.Message));
        Assert.All(_logger.Collector.GetSnapshot(), line => Assert.Null(line.Exception));
    }

    [Fact]
    public void What_is_no_failure_of_storage_is_shown_whole()
    {
        var fault = new InvalidOperationException("a fault of the pump");

        new StorageTrouble("events", _time, _logger).Met(fault);

        Assert.Same(fault, _logger.LatestRecord.Exception);
    }
}
