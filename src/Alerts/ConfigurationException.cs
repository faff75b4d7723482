namespace Alerts;

/// <summary>
/// Settings, the source catalogue or the knowledge base are wrong. Carries every error found, each one
/// line that names the setting or <c>file:line</c>, what was expected and what it got. Hosts print them
/// without a stack trace and exit with 2.
/// </summary>
public sealed class ConfigurationException(IReadOnlyList<string> errors)
    : Exception(string.Join(Environment.NewLine, errors))
{
    public ConfigurationException(string error) : this([error])
    {
    }

    public IReadOnlyList<string> Errors { get; } = errors;
}
