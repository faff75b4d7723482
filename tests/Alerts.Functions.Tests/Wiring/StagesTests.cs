using System.Reflection;
using System.Text.Json;
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

    // By the serializer that Program.cs gives the worker: the stage continues the trace of whoever sent the message.
    [Fact]
    public void A_message_arrives_with_the_trace_of_its_sender() => Assert.All(
        Function.All.Where(function => function.Trigger<QueueTriggerAttribute>() is not null), function =>
        {
            const string Trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
            string body = $$"""{"schema":1,"source":"s","articleId":"a","articleVersion":1,"eventId":"e","deliveryId":"d","traceParent":"{{Trace}}"}""";

            var message = (StageMessage)JsonSerializer.Deserialize(body, function.Method.GetParameters()[0].ParameterType, AlertsJson.Default.Options)!;

            Assert.Equal(Trace, message.TraceParent);
        });
}
