using System.Net;
using System.Net.Sockets;
using System.Text;
using Alerts.Deliver.Channels;
using Alerts.Fetch;
using Alerts.Outbound;
using Alerts.Tests.Fetch.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Alerts.Tests.Outbound;

public sealed class OutboundGuardTests
{
    /// <summary>Loopback, private, link-local, metadata and other special addresses, each as somebody might spell it.</summary>
    public static TheoryData<string> Private =>
    [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://127.8.9.10/",
        "http://2130706433/",
        "http://017700000001/",
        "http://0177.0.0.1/",
        "http://0x7f000001/",
        "http://0x7f.0.0.1/",
        "http://①②⑦.⓪.⓪.①/",
        "http://127。0。0。1/",
        "http://0.0.0.0/",
        "http://0/",
        "http://localhost/",
        "http://LOCALHOST./",
        "http://anything.localhost/",
        "http://10.0.0.1/",
        "http://172.16.0.1/",
        "http://172.31.255.255/",
        "http://192.168.1.1/",
        "http://100.64.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://2852039166/",
        "http://0xA9FEA9FE/",
        "http://0251.0376.0251.0376/",
        "http://168.63.129.16/",
        "http://192.0.2.1/",
        "http://198.18.0.1/",
        "http://224.0.0.1/",
        "http://255.255.255.255/",
        "http://[::1]/",
        "http://[::]/",
        "http://[0:0:0:0:0:0:0:1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[::ffff:169.254.169.254]/",
        "http://[::127.0.0.1]/",
        "http://[::ffff:0:127.0.0.1]/",
        "http://[64:ff9b::127.0.0.1]/",
        "http://[64:ff9b:1::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[2001:0:7f00:1::]/",
        "http://[2a00:1450::5efe:127.0.0.1]/",
        "http://[2a00:1450::200:5efe:127.0.0.1]/",
        "http://[fe80::1]/",
        "http://[fe80::1%25eth0]/",
        "http://[fc00::1]/",
        "http://[fd00:ec2::254]/",
        "http://[fec0::1]/",
        "http://[ff02::1]/",
        "http://127.0.0.1./",
        "http://2130706433./",
        "http://0x7f.1/",
        "http://0x7F.0x0.0x0.0x1/",
        "http://00000177.0.0.01/",
        "http://10.1/",
        "http://192.168.257/",
        "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/",
        "http://ｌｏｃａｌｈｏｓｔ/",
        "http://localhost。/",
        "http://１２７.０.０.１/",
        "http://0xa9.0xfe.0xa9.0xfe/",
        "http://169.254.43518/",
        "http://169.254.170.2/v2/credentials",
        "http://100.100.100.200/latest/meta-data/",
        "http://192.0.0.192/opc/v2/",
        "http://192.0.0.1/",
        "http://198.51.100.1/",
        "http://203.0.113.1/",
        "http://240.0.0.1/",
        "http://[::ffff:a9fe:a9fe]/",
        "http://[0:0:0:0:0:ffff:127.0.0.1]/",
        "http://[::10.0.0.1]/",
        "http://[64:ff9b::a9fe:a9fe]/",
        "http://[2002:a9fe:a9fe::]/",
        "http://[2002:a00:1::1]/",
        "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/",
        "http://[fe80::1%251]/",
        "http://[2001:db8::1]/",
        "http://[100::1]/",
        "http://[::ffff:0:a9fe:a9fe]/",
        "http://[fd20:ce::254]/",
    ];

    [Theory]
    [MemberData(nameof(Private))]
    public void A_private_address_is_refused_in_every_spelling(string address) =>
        Assert.Matches("is not a public address|, which is not public", Assert.Throws<OutboundRefusedException>(() => Guard().Check(new Uri(address))).Message);

    [Theory]
    [MemberData(nameof(Private))]
    public async Task A_redirect_to_a_private_address_is_not_followed(string address)
    {
        // Headers are ASCII: there an international name is written in its other form.
        string location = Ascii.IsValid(address) ? address : $"http://{new Uri(address).IdnHost}/";
        await using var server = WireServer.Saying($"302 Found\r\nLocation: {location}");
        using ServiceProvider services = FetchWire.Services(allowed: $"127.0.0.1:{server.Port}");

        var refused = await Assert.ThrowsAsync<SourceFailedException>(() => FeedPolls.ReadAsync(services, server.Address(), null));

        Assert.Matches("is not a public address|, which is not public", refused.Message);
        Assert.Single(server.Requests);
    }

    [Theory]
    [MemberData(nameof(Private))]
    public void A_webhook_at_a_private_address_is_refused(string address) =>
        Assert.False(TeamsAddress.TryParse(address.Replace("http://", "https://", StringComparison.Ordinal), [], out _, out _));

    [Theory]
    [InlineData("file:///etc/passwd", "Expected an http or https address, got 'file:///etc/passwd'.")]
    [InlineData("ftp://news.example/feed", "Expected an http or https address, got 'ftp://news.example/feed'.")]
    [InlineData("gopher://news.example/", "Expected an http or https address, got 'gopher://news.example/'.")]
    [InlineData("http://localhost@news.example/", "Expected an address without user name and password, got one for host 'news.example'.")]
    [InlineData("http://news.example:80@127.0.0.1/", "Expected an address without user name and password, got one for host '127.0.0.1'.")]
    [InlineData("https://user:secret@news.example/", "Expected an address without user name and password, got one for host 'news.example'.")]
    [InlineData("https://news.example:22/", "news.example: expected port 80, 443 or one from 1024 on, got 22.")]
    [InlineData("https://news.example:25/", "news.example: expected port 80, 443 or one from 1024 on, got 25.")]
    public void Anything_but_plain_http_is_refused(string address, string message) =>
        Assert.Equal(message, Assert.Throws<OutboundRefusedException>(() => Guard().Check(new Uri(address))).Message);

    [Theory]
    [InlineData("https://news.example/feed.xml")]
    [InlineData("http://news.example:8080/")]
    [InlineData("https://8.8.8.8/")]
    [InlineData("https://[2606:4700::1111]/")]
    [InlineData("https://bücher.example/")]
    public void A_public_address_passes(string address) => Guard().Check(new Uri(address));

    public static TheoryData<string, string[]> Answers => new()
    {
        { "inside.example", ["10.1.2.3"] },
        { "metadata.google.internal", ["169.254.169.254"] },
        { "mixed.example", ["93.184.215.14", "127.0.0.1"] },
        { "six.example", ["::1"] },
        { "mapped.example", ["::ffff:192.168.0.1"] },
        { "translated.example", ["64:ff9b::a00:1"] },
        { "unique-local.example", ["fd12:3456::1"] },
        { "mixed-late.example", ["93.184.215.14", "2606:4700::1111", "2002:a9fe:a9fe::"] },
        { "compatible.example", ["::10.0.0.1"] },
        { "scoped.example", ["fe80::1%1"] },
        { "teredo.example", ["2001:0:7f00:1::"] },
        { "unspecified.example", ["0.0.0.0"] },
        { "azure.example", ["168.63.129.16"] },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_name_that_points_to_a_private_address_is_refused(string host, string[] answers)
    {
        OutboundGuard guard = Guard(resolve: (_, _) => Task.FromResult(Array.ConvertAll(answers, IPAddress.Parse)));
        guard.Check(new Uri($"https://{host}/"));

        var refused = await Assert.ThrowsAsync<OutboundRefusedException>(() => guard.ResolveAsync(host, 443, TestContext.Current.CancellationToken));

        Assert.Contains($"{host} has the address ", refused.Message);
    }

    [Fact]
    public async Task An_answer_that_changes_after_the_check_does_not_move_the_connection()
    {
        // A rebinding server: public at first, loopback at the next question. A listener waits there and must not be reached.
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        int questions = 0;
        OutboundGuard guard = Guard(resolve: (_, _) => Task.FromResult(new[] { questions++ == 0 ? IPAddress.Parse("93.184.215.14") : IPAddress.Loopback }));
        await guard.ResolveAsync("rebind.example", port, TestContext.Current.CancellationToken);
        using var client = new HttpClient(new SocketsHttpHandler { ConnectCallback = guard.ConnectAsync });

        var failure = await Assert.ThrowsAsync<HttpRequestException>(
            () => client.GetAsync(new Uri($"http://rebind.example:{port}/"), TestContext.Current.CancellationToken));

        Assert.IsType<OutboundRefusedException>(failure.InnerException);
        Assert.False(listener.Pending());
    }

    [Theory]
    [InlineData("localhost", "http://localhost:5000/", true)]
    [InlineData("localhost:5000", "http://localhost:5000/", true)]
    [InlineData("localhost:5000", "http://localhost:5001/", false)]
    [InlineData("127.0.0.1", "http://2130706433/", true)]
    [InlineData("[::1]:5000", "http://[::1]:5000/", true)]
    [InlineData("localhost", "http://127.0.0.1/", false)]
    [InlineData("feeds.example", "http://evil.feeds.example.localhost/", false)]
    public void Only_the_hosts_of_the_setting_are_opened(string allowed, string address, bool opened)
    {
        Exception? refused = Record.Exception(() => Guard(allowed).Check(new Uri(address)));

        Assert.Equal(opened, refused is null);
    }

    [Fact]
    public async Task An_allowed_host_is_reached_at_its_private_address()
    {
        OutboundGuard guard = Guard("feeds.intranet.example", (_, _) => Task.FromResult(new[] { IPAddress.Parse("10.0.0.7") }));

        Assert.Equal([IPAddress.Parse("10.0.0.7")], await guard.ResolveAsync("feeds.intranet.example", 443, TestContext.Current.CancellationToken));
    }

    private static OutboundGuard Guard(string? allowed = null, ResolveHost? resolve = null) => new(
        Options.Create(new OutboundOptions { AllowedHosts = allowed is null ? [] : [allowed] }),
        resolve ?? ((_, _) => Task.FromResult(new[] { IPAddress.Parse("93.184.215.14") })));
}
