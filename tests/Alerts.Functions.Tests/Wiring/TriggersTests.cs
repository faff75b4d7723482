using System.Reflection;
using System.Text.RegularExpressions;
using Alerts.Functions.Tests.Support;
using Alerts.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Tests.Wiring;

public sealed partial class TriggersTests
{
    [Fact]
    public void The_functions_are_those_of_the_design() =>
        Assert.Equal(["Classify", "Deliver", "Digest", "Fetch", "Notify", "Schedule", "Watch", "Web"], Function.All.Select(function => function.Name));

    [Fact]
    public void Every_queue_has_exactly_one_trigger()
    {
        string[] triggers = [.. Function.All.Select(function => function.Trigger<QueueTriggerAttribute>()?.QueueName).OfType<string>()];

        Assert.Distinct(triggers);
        Assert.All(QueueNames.All, queue => Assert.True(
            triggers.Contains(queue), $"Nobody works on the queue '{queue}': add a function with its trigger to src/Alerts.Functions, and its stage to StageDispatch."));
        Assert.Subset(QueueNames.All.ToHashSet(), triggers.ToHashSet());
    }

    [Fact]
    public void Every_function_has_exactly_one_trigger() => Assert.All(Function.All, function => Assert.Single(
        function.Method.GetParameters().SelectMany(parameter => parameter.GetCustomAttributes()),
        attribute => attribute is QueueTriggerAttribute or TimerTriggerAttribute or HttpTriggerAttribute));

    [Fact]
    public void Every_function_can_be_kept_warm_by_the_infrastructure() => Assert.Equal(
        Function.All.Where(function => function.Trigger<HttpTriggerAttribute>() is null).Select(function => function.Name),
        WarmGroup().Matches(Repository.Read("infra/modules/app.bicep")).Select(group => group.Groups[1].Value).Order(StringComparer.Ordinal));

    [Fact]
    public void Names_are_unique() => Assert.Distinct(Function.All.Select(function => function.Name), StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void Queues_live_in_the_account_of_the_setting_that_the_stages_use() => Assert.All(
        Function.All.Select(function => function.Trigger<QueueTriggerAttribute>()).OfType<QueueTriggerAttribute>(),
        trigger => Assert.Null(trigger.Connection));

    [Fact]
    public void No_timer_runs_at_start_up() => Assert.All(
        Function.All.Select(function => function.Trigger<TimerTriggerAttribute>()).OfType<TimerTriggerAttribute>(),
        trigger => Assert.False(trigger.RunOnStartup));

    // The worker waits for a Task, and nothing else: what a function returned would become an output binding.
    [Fact]
    public void Every_function_returns_a_plain_task() => Assert.All(Function.All, function =>
        Assert.Equal(typeof(Task), function.Method.ReturnType));

    [GeneratedRegex(@"\| 'function:(\w+)'")]
    private static partial Regex WarmGroup();
}
