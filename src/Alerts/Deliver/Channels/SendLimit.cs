namespace Alerts.Deliver.Channels;

/// <summary>So many messages in any such time: what a provider allows, or what a flow bears.</summary>
/// <param name="Name">Whose limit it is; safe as a table key and free of secrets.</param>
/// <param name="Windows">Each holds on its own.</param>
internal sealed record SendLimit(string Name, IReadOnlyList<SendWindow> Windows);

/// <summary>At most <paramref name="Count"/> in any <paramref name="Length"/>.</summary>
internal sealed record SendWindow(int Count, TimeSpan Length);
