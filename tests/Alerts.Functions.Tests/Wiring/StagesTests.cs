using System.Reflection;
using Alerts.Functions.Tests.Support;
using Alerts.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Tests.Wiring;

public sealed class StagesTests
{
    [Theory]
    [InlineData("Schedule", "Alerts.Schedule.ScheduleStage")]
    [InlineData("Digest", "Alerts.Digest.DigestStage")]
    [InlineData("Watch", "Alerts.Watch.WatchStage")]
    public void A_timers_function_is_one_call_of_its_stage(string function, string stage)
    {
        MethodBase called = Assert.Single(CalledMethods.Of(Function.Named(function).Method));

        Assert.Equal((stage, "RunAsync"), (called.DeclaringType!.FullName!, called.Name));
    }

    // The intake reads the message, as on the local host, and hands it and the host's wish to stop to the stage.
    [Theory]
    [InlineData("Fetch", QueueNames.Fetches, "Alerts.Fetch.FetchStage", typeof(FetchMessage))]
    [InlineData("Classify", QueueNames.Articles, "Alerts.Classify.ClassifyStage", typeof(ArticleMessage))]
    [InlineData("Notify", QueueNames.Events, "Alerts.Notify.NotifyStage", typeof(EventMessage))]
    [InlineData("Deliver", QueueNames.Deliveries, "Alerts.Deliver.DeliverStage", typeof(DeliveryMessage))]
    public void A_queues_function_is_one_call_of_the_intake_with_its_stage(string function, string queue, string stage, Type message)
    {
        MethodInfo method = Function.Named(function).Method;
        IReadOnlyList<MethodBase> called = CalledMethods.Of(method);

        Assert.Equal(queue, Function.Named(function).Trigger<QueueTriggerAttribute>()!.QueueName);
        Assert.Equal([typeof(string), typeof(CancellationToken)], method.GetParameters().Select(parameter => parameter.ParameterType));
        Assert.Equal(["RunAsync", ".ctor", "RunAsync"], called.Select(one => one.Name));
        Assert.Equal((stage, message), (called[0].DeclaringType!.FullName!, called[0].GetParameters()[0].ParameterType));
        Assert.Equal((typeof(MessageIntake), message), (called[2].DeclaringType!, called[2].GetGenericArguments().Single()));
    }

    [Fact]
    public void A_timers_function_hands_over_the_hosts_cancellation() => Assert.All(
        Function.All.Where(function => function.Trigger<TimerTriggerAttribute>() is not null), function =>
            Assert.Equal([typeof(CancellationToken)], CalledMethods.Of(function.Method).Single().GetParameters().Select(parameter => parameter.ParameterType)));
}
