using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Digest;

public static class DigestRegistration
{
    public static IServiceCollection AddDigest(this IServiceCollection services) => services.AddSingleton<DigestStage>();
}
