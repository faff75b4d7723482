namespace Alerts;

/// <summary>
/// An event that waits for a subscriber's digest. Written by Notify to the table <c>digests</c>, taken away by Digest once the
/// digest is Deliver's. It only points to the work: what was told by which digest stands in the delivery ledger.
/// </summary>
/// <param name="Due">When the digest is made, to the minute.</param>
/// <param name="SubscriptionId">Whose digest.</param>
/// <param name="EventId">The event that it will tell.</param>
public sealed record DigestEntry(DateTimeOffset Due, string SubscriptionId, string EventId);
