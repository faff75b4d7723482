using System.Globalization;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Registry;
using Polly.Retry;
using Polly.Timeout;

namespace Alerts.Fetch.Http;

/// <summary>For each host: a time limit for all, retries of what may pass, a breaker, a time limit for each attempt.</summary>
internal sealed class HttpPipelines : IDisposable
{
    private static readonly TimeSpan BreakerWindow = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan BreakFor = TimeSpan.FromMinutes(2);
    private const int BreakAfter = 10;

    private readonly FetchOptions _options;
    private readonly HostTurns _turns;
    private readonly TimeProvider _time;
    private readonly ResiliencePipelineRegistry<string> _pipelines;

    public HttpPipelines(IOptions<FetchOptions> options, HostTurns turns, TimeProvider time)
    {
        (_options, _turns, _time) = (options.Value, turns, time);
        _pipelines = new ResiliencePipelineRegistry<string>(new ResiliencePipelineRegistryOptions<string>
        {
            BuilderFactory = () => new ResiliencePipelineBuilder { TimeProvider = time },
        });
    }

    /// <exception cref="SourceFailedException">All attempts failed, or the host is being left alone.</exception>
    public async Task<T> RunAsync<T>(Uri address, Func<CancellationToken, Task<T>> attempt, CancellationToken cancellation)
    {
        ResiliencePipeline pipeline = _pipelines.GetOrAddPipeline(address.Authority, (builder, _) => Build(builder, address));
        try
        {
            return await pipeline.ExecuteAsync(async token => await attempt(token), cancellation);
        }
        catch (TimeoutRejectedException exception)
        {
            throw new SourceFailedException(
                string.Create(CultureInfo.InvariantCulture, $"{address.Host} did not answer in full within {exception.Timeout.TotalSeconds:0.#} s"), exception)
            {
                IsTransient = true,
            };
        }
        catch (BrokenCircuitException exception)
        {
            throw new SourceFailedException($"{address.Host} failed again and again in the last minutes and is left alone for a while", exception)
            {
                RetryAt = _time.GetUtcNow() + BreakFor,
            };
        }
    }

    public void Dispose() => _pipelines.Dispose();

    private void Build(ResiliencePipelineBuilder builder, Uri address)
    {
        PredicateBuilder<object> transient = new PredicateBuilder()
            .Handle<TimeoutRejectedException>()
            .Handle<SourceFailedException>(failure => failure.IsTransient && failure.RetryAt is null);
        builder.AddTimeout(_options.TotalTimeout);
        if (_options.Retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = transient,
                MaxRetryAttempts = _options.Retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = _options.RetryDelay,
                // A retry is a request like any other to the host.
                OnRetry = retry => new ValueTask(_turns.PaceAsync(address, retry.Context.CancellationToken)),
            });
        }

        builder
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                ShouldHandle = transient,
                FailureRatio = 0.9,
                MinimumThroughput = BreakAfter,
                SamplingDuration = BreakerWindow,
                BreakDuration = BreakFor,
            })
            .AddTimeout(_options.AttemptTimeout);
    }
}
