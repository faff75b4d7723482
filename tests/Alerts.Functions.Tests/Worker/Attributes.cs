// Stand-ins for the isolated worker's attributes: the same names and shapes, as far as the triggers use them
// (https://learn.microsoft.com/azure/azure-functions/dotnet-isolated-process-guide).
namespace Microsoft.Azure.Functions.Worker;

[AttributeUsage(AttributeTargets.Method)]
public sealed class FunctionAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

[AttributeUsage(AttributeTargets.Parameter)]
public sealed class QueueTriggerAttribute(string queueName) : Attribute
{
    public string QueueName { get; } = queueName;

    /// <summary>Setting of another storage account; unset means <c>AzureWebJobsStorage</c>.</summary>
    public string? Connection { get; set; }
}

[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TimerTriggerAttribute(string schedule) : Attribute
{
    public string Schedule { get; } = schedule;

    public bool RunOnStartup { get; set; }
}

[AttributeUsage(AttributeTargets.Parameter)]
public sealed class HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods) : Attribute
{
    public AuthorizationLevel AuthLevel { get; } = authLevel;

    /// <summary>Empty means every method.</summary>
    public string[] Methods { get; } = methods;

    public string? Route { get; set; }
}

public enum AuthorizationLevel { Anonymous, User, Function, System, Admin }

public sealed class TimerInfo
{
    public bool IsPastDue { get; set; }
}
