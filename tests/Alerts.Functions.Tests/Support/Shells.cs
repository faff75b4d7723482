using System.Diagnostics;
using Alerts.EndToEnd.Tests.Support;

namespace Alerts.Functions.Tests.Support;

/// <summary>The shells that run the scripts of <c>infra/</c>.</summary>
internal static class Shells
{
    private static readonly Lazy<Task> PowerShell = new(RestoreAsync);

    public static string Posix => Requires.Program("A POSIX shell", "it comes with Linux, macOS, WSL and Git for Windows", "sh");

    /// <summary>A start of a script in the shell <c>sh</c> or <c>pwsh</c>, whose pauses take no time.</summary>
    /// <param name="script">Without its extension, from the root of the repository.</param>
    public static async Task<ProcessStartInfo> StartAsync(string shell, string script, params string[] arguments)
    {
        if (shell == "sh")
        {
            return Start(Posix, [Repository.PathOf($"{script}.sh"), .. arguments]);
        }

        await PowerShell.Value;
        string command = $"function Start-Sleep {{}}; & '{Repository.PathOf(script)}.ps1' {string.Join(' ', arguments)}";
        return Start("dotnet", ["pwsh", "-NoProfile", "-NonInteractive", "-Command", command]);
    }

    private static ProcessStartInfo Start(string program, string[] arguments) => new(program, arguments)
    {
        WorkingDirectory = Repository.PathOf("."),
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    /// <summary>PowerShell is a tool of this repository: .config/dotnet-tools.json.</summary>
    private static async Task RestoreAsync()
    {
        await using var restore = new ChildProcess("dotnet", ["tool", "restore"], Repository.PathOf("."));
        Assert.True(await restore.WaitAsync(TimeSpan.FromMinutes(5), CancellationToken.None) == 0, restore.Output);
    }
}
