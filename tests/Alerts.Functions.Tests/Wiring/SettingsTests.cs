using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Alerts.Functions.Tests.Support;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Tests.Wiring;

public sealed partial class SettingsTests
{
    private static readonly JsonObject Template = Repository.Json("src/Alerts.Functions/local.settings.template.json")["Values"]!.AsObject();

    public static TheoryData<string> SettingsOfTriggers => [.. Function.All
        .SelectMany(function => new[] { function.Trigger<TimerTriggerAttribute>()?.Schedule, function.Trigger<QueueTriggerAttribute>()?.QueueName })
        .OfType<string>().SelectMany(text => Setting().Matches(text)).Select(match => match.Groups[1].Value)];

    [Theory]
    [MemberData(nameof(SettingsOfTriggers))]
    public void A_setting_that_a_trigger_names_is_in_the_template_of_the_local_settings(string setting) =>
        Assert.Contains(setting, Template.Select(value => value.Key));

    [Fact]
    public void The_template_of_the_local_settings_holds_no_secret() => Assert.All(Template, setting =>
        Assert.DoesNotMatch("AccountKey=|SharedAccessSignature|Password=|InstrumentationKey", setting.Value!.GetValue<string>()));

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex Setting();
}
