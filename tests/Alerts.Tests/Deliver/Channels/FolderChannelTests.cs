using Alerts.Deliver;
using Alerts.Deliver.Channels;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Alerts.Tests.Deliver.Channels;

public sealed class FolderChannelTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"alerts-{Path.GetRandomFileName()}");

    [Fact]
    public async Task A_mail_is_an_eml_and_a_page_with_readable_names()
    {
        await SendAsync(SomeAlert.Alert());
        await SendAsync(SomeAlert.Alert());

        string name = $"2026-01-23-1305-beijing-lets-tech-giants-prepare-orders-for-nvid-{SomeAlert.Delivery.Id[..8]}";
        Assert.Equal([name + ".eml", name + ".html"], Files());
        using MimeMessage mail = await MimeMessage.LoadAsync(Path.Combine(_folder, name + ".eml"), TestContext.Current.CancellationToken);
        Assert.Equal("alerts@localhost", Assert.Single(mail.From.Mailboxes).Address);
        Assert.StartsWith("<!DOCTYPE html>", await File.ReadAllTextAsync(Path.Combine(_folder, name + ".html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("对华为的许可 / 2026", "2026-01-23-1305-对华为的许可-2026-")]
    [InlineData("../../etc/passwd", "2026-01-23-1305-etc-passwd-")]
    [InlineData("!!!", "2026-01-23-1305--")]
    public async Task A_card_is_a_json_file_whatever_the_title(string title, string start)
    {
        Subscription teams = SomeAlert.Subscription with { Channel = Channel.Teams, Address = "https://a.logic.azure.com/x" };

        Assert.IsType<ChannelResult.Sent>(await SendAsync(SomeAlert.Alert(SomeAlert.Event with { Title = title }, teams)));

        string file = Assert.Single(Files());
        Assert.StartsWith(start, file, StringComparison.Ordinal);
        Assert.EndsWith(".json", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_names_the_setting()
    {
        await File.WriteAllTextAsync(_folder, "a file where the folder should be", TestContext.Current.CancellationToken);

        ChannelResult.Failed failed = Assert.IsType<ChannelResult.Failed>(await SendAsync(SomeAlert.Alert()));

        Assert.StartsWith($"The folder {_folder} (Deliver:Folder) cannot be written to: ", failed.Reason, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }

        File.Delete(_folder);
    }

    private string[] Files() => [.. Directory.GetFiles(_folder).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    private Task<ChannelResult> SendAsync(Alert alert) => new FolderChannel(
        Options.Create(new DeliverOptions { Folder = _folder }), Options.Create(new SmtpOptions()), TimeProvider.System)
        .SendAsync(alert, TestContext.Current.CancellationToken);
}
