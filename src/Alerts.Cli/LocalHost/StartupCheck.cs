using Alerts.Classify;
using Alerts.Sources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Alerts.Cli.LocalHost;

/// <summary>Reads every setting, the catalogue and the knowledge base before anything starts, and reports all that is wrong at once.</summary>
internal static class StartupCheck
{
    /// <exception cref="ConfigurationException">Something is wrong.</exception>
    public static void Run(IServiceProvider services)
    {
        var errors = new List<string>();
        Try(() => services.GetService<IStartupValidator>()?.Validate());
        Try(() => services.GetRequiredService<SourceCatalogue>());
        Try(() => services.GetRequiredService<KnowledgeBase>());
        if (errors.Count > 0)
        {
            throw new ConfigurationException([.. errors.Distinct(StringComparer.Ordinal)]);
        }

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
            catch (OptionsValidationException exception)
            {
                errors.AddRange(exception.Failures);
            }
            catch (AggregateException exception)
            {
                errors.AddRange(exception.Flatten().InnerExceptions.OfType<OptionsValidationException>().SelectMany(inner => inner.Failures));
            }
        }
    }
}
