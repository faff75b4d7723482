using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Alerts.Cli.LocalHost;

/// <summary>Keeps a received message invisible to others while it is in work, and lets go of it in the right way.</summary>
internal sealed class MessageLease(QueueClient queue, QueueMessage message, TimeSpan lease, TimeProvider time) : IAsyncDisposable
{
    private readonly CancellationTokenSource _done = new();
    private string _receipt = message.PopReceipt;
    private Task _renewing = Task.CompletedTask;

    public void Begin() => _renewing = RenewAsync();

    /// <summary>The work is done: the message is gone.</summary>
    public async Task CompleteAsync()
    {
        await EndRenewalAsync();
        await IgnoreLostAsync(() => queue.DeleteMessageAsync(message.MessageId, _receipt));
    }

    /// <summary>The work is not done: others see the message again after <paramref name="delay"/>.</summary>
    public async Task ReturnAsync(TimeSpan delay)
    {
        await EndRenewalAsync();
        await IgnoreLostAsync(() => queue.UpdateMessageAsync(message.MessageId, _receipt, message.Body, delay));
    }

    public async ValueTask DisposeAsync()
    {
        await EndRenewalAsync();
        _done.Dispose();
    }

    private async Task RenewAsync()
    {
        using var timer = new PeriodicTimer(lease / 2, time);
        try
        {
            while (await timer.WaitForNextTickAsync(_done.Token))
            {
                // Not cancelled half-way: the service may have renewed it already, and the receipt would be unknown.
                UpdateReceipt renewed = await queue.UpdateMessageAsync(message.MessageId, _receipt, message.Body, lease, CancellationToken.None);
                _receipt = renewed.PopReceipt;
            }
        }
        catch (Exception)
        {
            // Done; or the lease is lost, whatever storage answered: then the work is repeated, which every stage bears.
        }
    }

    private async Task EndRenewalAsync()
    {
        await _done.CancelAsync();
        await _renewing;
    }

    // 404: the message or its receipt is no longer ours (https://learn.microsoft.com/rest/api/storageservices/queue-service-error-codes).
    private static async Task IgnoreLostAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
        }
    }
}
