namespace Alerts.Cli;

/// <summary>What the command's exit status means, the same for every command.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>It ran, and something in its work failed or was not as expected.</summary>
    public const int Failure = 1;

    /// <summary>The call or the settings are wrong; nothing was done.</summary>
    public const int Usage = 2;
}
