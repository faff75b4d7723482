using Alerts.Deliver.Channels;
using Alerts.Deliver.Rendering;
using Alerts.Tests.Deliver;
using BenchmarkDotNet.Attributes;
using MimeKit;

namespace Alerts.Benchmarks;

/// <summary>
/// What an alert costs before it meets the network. The peer is MimeKit itself: a bare text mail with the same words,
/// built and written, is the least that any mailer pays.
/// </summary>
[MemoryDiagnoser]
public class DeliverBenchmarks
{
    private static readonly MailboxAddress From = MailboxAddress.Parse("Alerts <alerts@example.org>");
    private static readonly MailboxAddress Reader = MailboxAddress.Parse("desk@example.org");
    private readonly byte[] _wire = new byte[64 * 1024];
    private readonly NewsEvent _event = SomeAlert.Event;
    private readonly Alert _alert = SomeAlert.Alert();
    private readonly string _text = PlainText.Render(SomeAlert.Content());

    [Benchmark(Baseline = true)]
    public long MimeKit_text_mail()
    {
        using var message = new MimeMessage([From], [Reader], "Approval", new TextPart("plain") { Text = _text });
        return Write(message);
    }

    [Benchmark]
    public object Words() => SomeAlert.Content(_event);

    [Benchmark]
    public string Words_as_html() => HtmlMail.Render(SomeAlert.Content(_event));

    [Benchmark]
    public int Words_as_card() => AdaptiveCard.Render(SomeAlert.Content(_event)).Length;

    [Benchmark]
    public long Whole_mail()
    {
        using MimeMessage message = MailMessage.Compose(_alert with { Content = SomeAlert.Content(_event) }, From, Reader, SomeAlert.Now);
        return Write(message);
    }

    private long Write(MimeMessage message)
    {
        using var wire = new MemoryStream(_wire);
        message.WriteTo(wire);
        return wire.Position;
    }
}
