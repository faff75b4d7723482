using Alerts.Deliver;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Alerts.Tests.Deliver;

public sealed class DeliverRegistrationTests
{
    [Theory]
    [InlineData("Smtp:Port", "0", "Smtp:Port: must be between 1 and 65535.")]
    [InlineData("Smtp:From", "nobody", "Smtp:From: expected a sender such as Alerts <alerts@example.org>, got 'nobody'.")]
    [InlineData("Smtp:From", "", "Smtp:From: expected a sender such as Alerts <alerts@example.org>, got ''.")]
    [InlineData("Smtp:Host", "smtp.example.org", "Smtp:From: expected a sender that smtp.example.org may send for, because Smtp:Host is set; got 'Alerts <alerts@localhost>'.")]
    [InlineData("Smtp:User", "me", "Smtp:User and Smtp:Password: expected both or neither, got only User.")]
    [InlineData("Smtp:PerHour", "-1", "Smtp:PerHour: must be between 0 and 8000.")]
    [InlineData("Teams:PerSecond", "5", "Teams:PerSecond: must be between 1 and 4.")]
    [InlineData("Deliver:Folder", "", "Deliver:Folder: is required.")]
    [InlineData("Deliver:ClaimFor", "00:00:00", "Deliver:ClaimFor: must be between 00:00:05 and 01:00:00.")]
    [InlineData("Web:PublicUrl", "ftp://example.org", "Web:PublicUrl: expected an address such as https://alerts.example.org, got 'ftp://example.org/'.")]
    [InlineData("Smtp:Password", "@Microsoft.KeyVault(VaultName=kv;SecretName=smtp-password)", "Smtp:Password: expected the secret, got its reference @Microsoft.KeyVault(VaultName=kv;SecretName=smtp-password). It is not in the vault, or the app's identity may not read it: run infra/set-secrets.sh, which also makes the app read it anew.")]
    [InlineData("Web:LinkSecret", "@Microsoft.KeyVault(VaultName=kv;SecretName=link-secret)", "Web:LinkSecret: expected the secret, got its reference @Microsoft.KeyVault(VaultName=kv;SecretName=link-secret). It is not in the vault, or the app's identity may not read it: run infra/set-secrets.sh, which also makes the app read it anew.")]
    public void A_wrong_setting_is_refused_at_the_start_by_its_name(string setting, string value, string error) =>
        Assert.Contains(error, Errors((setting, value)));

    [Fact]
    public void A_password_is_not_sent_in_the_clear() => Assert.Equal(
        ["Smtp:Security: None would send Smtp:Password in the clear to smtp.example.org; expected StartTls or SslOnConnect."],
        Errors(
            ("Smtp:Host", "smtp.example.org"), ("Smtp:From", "a@example.org"), ("Smtp:User", "u"), ("Smtp:Password", "hush"), ("Smtp:Security", "None")));

    [Fact]
    public void Without_any_setting_everything_is_right() => Assert.Empty(Errors());

    private static string[] Errors(params (string Setting, string Value)[] settings)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(s => s.Setting, s => (string?)s.Value)).Build();
        using ServiceProvider provider = new ServiceCollection().AddDeliver(configuration).BuildServiceProvider();
        try
        {
            provider.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (OptionsValidationException exception)
        {
            return [.. exception.Failures];
        }
        catch (AggregateException exception)
        {
            return [.. exception.InnerExceptions.OfType<OptionsValidationException>().SelectMany(e => e.Failures)];
        }
    }
}
