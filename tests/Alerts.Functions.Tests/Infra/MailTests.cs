using Alerts.Deliver;
using Alerts.Functions.Tests.Support;

namespace Alerts.Functions.Tests.Infra;

/// <summary>No installation comes about whose mails go nowhere without anybody having said so.</summary>
public sealed class MailTests
{
    private const string Parameters = "infra/az.bicepparam";
    private const string TwoIds = "ALERTS_EMAIL is azure, so ALERTS_SMTP_APPLICATION_ID and ALERTS_SMTP_PRINCIPAL_ID must be set, each to an id of 36 characters";

    [Theory]
    [InlineData("ALERTS_SMTP_APPLICATION_ID", "", TwoIds)]
    [InlineData("ALERTS_SMTP_PRINCIPAL_ID", "", TwoIds)]
    [InlineData("ALERTS_SMTP_APPLICATION_ID", "alerts-smtp", TwoIds)]
    [InlineData("ALERTS_EMAIL", "relay", "ALERTS_EMAIL is relay, so ALERTS_SMTP_HOST and ALERTS_MAIL_FROM must be set; see docs/deploy.md, Mail")]
    [InlineData("ALERTS_MAIL_DOMAIN_VERIFIED", "true", "ALERTS_MAIL_DOMAIN_VERIFIED is true, so ALERTS_MAIL_DOMAIN must be set; see docs/deploy.md, Mail")]
    [InlineData("ALERTS_EMAIL", "fax", "fax")]
    [InlineData("ALERTS_PRIVATE_NETWORK", "true", "Azure Communication Services has a public endpoint only, so ALERTS_EMAIL cannot be azure")]
    public async Task A_deployment_that_could_not_mail_is_refused_with_what_to_do(string variable, string value, string message)
    {
        (int exit, string output) = await Bicep.ValidateSnapshotAsync(Parameters, (variable, value));

        Assert.Equal(1, exit);
        Assert.Contains(message, output, StringComparison.Ordinal);
    }

    // The service refuses to link a domain whose DNS records it has not seen, and they are known only when the domain is there.
    [Fact]
    public async Task A_domain_of_ones_own_is_made_first_and_used_when_it_is_verified()
    {
        (int _, string made) = await Bicep.ValidateSnapshotAsync(Parameters, ("ALERTS_MAIL_DOMAIN", "mail.example.org"));
        (int _, string used) = await Bicep.ValidateSnapshotAsync(Parameters, ("ALERTS_MAIL_DOMAIN", "mail.example.org"), ("ALERTS_MAIL_DOMAIN_VERIFIED", "true"));

        Assert.Contains("domains/mail.example.org", made, StringComparison.Ordinal);
        Assert.DoesNotContain("linkedDomains", made, StringComparison.Ordinal);
        Assert.DoesNotContain("Smtp__", made, StringComparison.Ordinal);
        Assert.Contains("linkedDomains", used, StringComparison.Ordinal);
        Assert.Contains("Smtp__PerHour", used, StringComparison.Ordinal);
    }

    [Fact]
    public void The_defaults_mail_through_azure_communication_services() => Assert.Equal("smtp.azurecomm.net", Snapshot.Main.AppSettings["Smtp__Host"]);

    // A file on an instance is gone with it. Where nobody chose that, a mail without a relay fails: DeliverStageTests.
    [Fact]
    public void Nothing_deployed_takes_a_folder_for_an_inbox()
    {
        Assert.DoesNotContain("Deliver__Mode", Snapshot.Main.AppSettings.Keys.Concat(Snapshot.Private.AppSettings.Keys));
        Assert.Equal(DeliverMode.Send, new DeliverOptions().Mode);
    }
}
