using System.Reflection;
using Alerts.Functions.Tests.Support;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Tests.Wiring;

public sealed class StagesTests
{
    [Theory]
    [InlineData("Schedule", "Alerts.Schedule.ScheduleStage")]
    [InlineData("Fetch", "Alerts.Fetch.FetchStage")]
    [InlineData("Classify", "Alerts.Classify.ClassifyStage")]
    [InlineData("Notify", "Alerts.Notify.NotifyStage")]
    [InlineData("Deliver", "Alerts.Deliver.DeliverStage")]
    [InlineData("Digest", "Alerts.Digest.DigestStage")]
    [InlineData("Watch", "Alerts.Watch.WatchStage")]
    public void A_function_is_one_call_of_its_stage(string function, string stage)
    {
        MethodBase called = Assert.Single(CalledMethods.Of(Function.Named(function).Method));

        Assert.Equal((stage, "RunAsync"), (called.DeclaringType!.FullName!, called.Name));
    }

    // What arrives, whole, and the host's wish to stop: a stage that is not told ends half-way when its instance goes.
    [Fact]
    public void A_function_hands_over_its_message_and_the_hosts_cancellation() => Assert.All(
        Function.All.Where(function => function.Trigger<HttpTriggerAttribute>() is null), function =>
        {
            IEnumerable<Type> handed = function.Method.GetParameters().Select(parameter => parameter.ParameterType).Where(type => type != typeof(TimerInfo));

            Assert.Equal(handed, CalledMethods.Of(function.Method).Single().GetParameters().Select(parameter => parameter.ParameterType));
            Assert.Contains(typeof(CancellationToken), handed);
        });
}
