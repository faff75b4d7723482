using Alerts.Classify.Enrich;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Alerts.Classify;

/// <summary>Registers the classifier. Its knowledge is read once, when it is first asked for.</summary>
public static class ClassifyRegistration
{
    public static IServiceCollection AddClassify(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ClassifyOptions>().Bind(configuration.GetSection(ClassifyOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ClassifyOptions>>(new SettingNames<ClassifyOptions>(ClassifyOptions.Section, new ClassifyOptionsValidator()));
        services.AddSingleton(provider => KnowledgeBase.Load(provider.GetRequiredService<IOptions<ClassifyOptions>>().Value.KnowledgeFolder));
        services.AddSingleton(provider => new Classifier(
            provider.GetRequiredService<KnowledgeBase>(), provider.GetRequiredService<IOptions<ClassifyOptions>>().Value));
        services.AddSingleton<ClassifyStage>();
        services.AddSingleton<Enricher>();
        return services;
    }
}
