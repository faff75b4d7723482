namespace Alerts.Outbound;

/// <summary>A request was not made, because its address is none that Alerts calls. The message names the address and the rule.</summary>
public sealed class OutboundRefusedException(string message) : Exception(message);
