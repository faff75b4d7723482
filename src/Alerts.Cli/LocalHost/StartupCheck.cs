using Alerts.Classify;
using Alerts.Sources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Alerts.Cli.LocalHost;

/// <summary>Reads every setting, the catalogue and the knowledge base before anything starts, and reports all that is wrong at once.</summary>
internal static class StartupCheck
{
    /// <exception cref="ConfigurationException">Something is wrong.</exception>
    public static void Run(IServiceProvider services, IServiceCollection registered)
    {
        var errors = new List<string>();
        foreach (Type options in registered.Select(service => service.ServiceType).Where(IsValidator).Select(type => type.GenericTypeArguments[0]).Distinct())
        {
            // One class after the other: the framework's own start-up validation ends at the first value that cannot be converted.
            Try(() => ((IOptions<object>)services.GetRequiredService(typeof(IOptions<>).MakeGenericType(options))).Value.ToString());
        }

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
            catch (InvalidOperationException exception) when (exception.InnerException is FormatException or ArgumentException or OverflowException || exception.Message.Contains("configuration value", StringComparison.Ordinal))
            {
                // The binder's own words name the setting and the type that it expected, and may end with the value.
                errors.Add(exception.Message);
            }
        }
    }

    private static bool IsValidator(Type service) =>
        service.IsGenericType && service.GetGenericTypeDefinition() == typeof(IValidateOptions<>) && !service.ContainsGenericParameters;
}
