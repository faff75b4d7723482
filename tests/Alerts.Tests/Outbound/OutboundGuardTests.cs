using System.Net;
using System.Net.Sockets;
using Alerts.Outbound;
using Microsoft.Extensions.Options;

namespace Alerts.Tests.Outbound;

public sealed class OutboundGuardTests
{
    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://127.1/")]
    [InlineData("http://127.8.9.10/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://017700000001/")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://0x7f000001/")]
    [InlineData("http://0x7f.0.0.1/")]
    [InlineData("http://①②⑦.⓪.⓪.①/")]
    [InlineData("http://127。0。0。1/")]
    [InlineData("http://0.0.0.0/")]
    [InlineData("http://0/")]
    [InlineData("http://localhost/")]
    [InlineData("http://LOCALHOST./")]
    [InlineData("http://anything.localhost/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://172.16.0.1/")]
    [InlineData("http://172.31.255.255/")]
    [InlineData("http://192.168.1.1/")]
    [InlineData("http://100.64.0.1/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://2852039166/")]
    [InlineData("http://0xA9FEA9FE/")]
    [InlineData("http://0251.0376.0251.0376/")]
    [InlineData("http://168.63.129.16/")]
    [InlineData("http://192.0.2.1/")]
    [InlineData("http://198.18.0.1/")]
    [InlineData("http://224.0.0.1/")]
    [InlineData("http://255.255.255.255/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::]/")]
    [InlineData("http://[0:0:0:0:0:0:0:1]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://[::ffff:7f00:1]/")]
    [InlineData("http://[::ffff:169.254.169.254]/")]
    [InlineData("http://[::127.0.0.1]/")]
    [InlineData("http://[::ffff:0:127.0.0.1]/")]
    [InlineData("http://[64:ff9b::127.0.0.1]/")]
    [InlineData("http://[64:ff9b:1::7f00:1]/")]
    [InlineData("http://[2002:7f00:1::]/")]
    [InlineData("http://[2001:0:7f00:1::]/")]
    [InlineData("http://[2a00:1450::5efe:127.0.0.1]/")]
    [InlineData("http://[2a00:1450::200:5efe:127.0.0.1]/")]
    [InlineData("http://[fe80::1]/")]
    [InlineData("http://[fe80::1%25eth0]/")]
    [InlineData("http://[fc00::1]/")]
    [InlineData("http://[fd00:ec2::254]/")]
    [InlineData("http://[fec0::1]/")]
    [InlineData("http://[ff02::1]/")]
    public void A_private_address_is_refused_in_every_spelling(string address) =>
        Assert.Contains(" is not a public address. ", Assert.Throws<OutboundRefusedException>(() => Guard().Check(new Uri(address))).Message);

    [Theory]
    [InlineData("file:///etc/passwd", "Expected an http or https address, came 'file:///etc/passwd'.")]
    [InlineData("ftp://news.example/feed", "Expected an http or https address, came 'ftp://news.example/feed'.")]
    [InlineData("gopher://news.example/", "Expected an http or https address, came 'gopher://news.example/'.")]
    [InlineData("https://user:secret@news.example/", "Expected an address without user name and password, came one for host 'news.example'.")]
    [InlineData("https://news.example:22/", "news.example: expected port 80, 443 or one from 1024 on, came 22.")]
    [InlineData("https://news.example:25/", "news.example: expected port 80, 443 or one from 1024 on, came 25.")]
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
