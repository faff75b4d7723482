namespace Alerts.Classification.Knowledge;

/// <summary>The knowledge base cannot be read. Carries every error found, each one line with its <c>file:line</c>.</summary>
public sealed class KnowledgeException(IReadOnlyList<string> errors) : Exception(string.Join(Environment.NewLine, errors))
{
    public KnowledgeException(string error) : this([error])
    {
    }

    public IReadOnlyList<string> Errors { get; } = errors;
}
