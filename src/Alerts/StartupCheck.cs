using Alerts.Classification;
using Alerts.Classify;
using Alerts.Sources;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Alerts;

/// <summary>What both hosts look at before anything starts: every setting, the catalogue, and the knowledge where a folder adds to it.</summary>
/// <param name="Errors">All that is wrong; an app that has any must not start.</param>
/// <param name="Unknown">
/// Settings of known sections that this version does not have. A typing error for who types a command; in Azure they may be left by
/// a newer version, whose package was taken back.
/// </param>
public sealed record StartupCheck(IReadOnlyList<string> Errors, IReadOnlyList<string> Unknown)
{
    /// <param name="services">With <see cref="AlertsRegistration.AddAlerts"/> and the configuration.</param>
    public static StartupCheck Of(IServiceProvider services)
    {
        IConfiguration settings = services.GetRequiredService<IConfiguration>();
        SettingsSection[] sections = [.. services.GetServices<SettingsSection>()];
        var errors = new List<string>(sections.SelectMany(section => section.Errors(settings)));
        Try(() => services.GetRequiredService<SourceCatalogue>());
        if (!string.IsNullOrEmpty(settings[$"{ClassifyOptionsValidator.Section}:{nameof(ClassifyOptions.KnowledgeFolder)}"]))
        {
            Try(() => services.GetRequiredService<KnowledgeBase>());
        }

        return new StartupCheck(
            [.. errors.Distinct(StringComparer.Ordinal)], [.. sections.SelectMany(section => section.Unknown(settings)).Distinct(StringComparer.Ordinal)]);

        void Try(Action read)
        {
            try
            {
                read();
            }
            catch (ConfigurationException exception)
            {
                errors.AddRange(exception.Errors);
            }
            catch (Exception exception) when (exception is OptionsValidationException or InvalidOperationException && errors.Count > 0)
            {
                // The settings that say where to read are wrong themselves, which is among the errors.
            }
        }
    }

    /// <summary>The errors as people read them; the hosts end with exit code 2 after it.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<string> errors) =>
        errors.Select(error => $"  {error}").Prepend(errors.Count == 1 ? "1 setting is wrong:" : $"{errors.Count} settings are wrong:");
}
