using System.Runtime.CompilerServices;

namespace Alerts.EndToEnd.Tests.Support;

/// <summary>
/// The npm packages of <c>node/package.json</c>, installed once from its lockfile beside it. Several test
/// processes may ask at once: a file lock lets one install while the others wait.
/// </summary>
internal static class NodePackages
{
    private static readonly TimeSpan InstallTime = TimeSpan.FromMinutes(5);
    private static readonly SemaphoreSlim Gate = new(1);

    /// <summary>The folder <c>node_modules</c>, complete.</summary>
    public static async Task<string> FolderAsync(CancellationToken cancellation)
    {
        string folder = SourceFolder();
        string modules = Path.Combine(folder, "node_modules");
        string stamp = Path.Combine(modules, ".installed");
        string wanted = await File.ReadAllTextAsync(Path.Combine(folder, "package-lock.json"), cancellation);

        await Gate.WaitAsync(cancellation);
        try
        {
            await using FileStream only = await LockAsync(Path.Combine(folder, ".install.lock"), cancellation);
            if (!File.Exists(stamp) || await File.ReadAllTextAsync(stamp, cancellation) != wanted)
            {
                await InstallAsync(folder, cancellation);
                await File.WriteAllTextAsync(stamp, wanted, cancellation);
            }
        }
        finally
        {
            Gate.Release();
        }

        return modules;
    }

    private static async Task InstallAsync(string folder, CancellationToken cancellation)
    {
        string[] arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
        await using var npm = new ChildProcess(Requires.Npm(), arguments, folder);
        int code = await npm.WaitAsync(InstallTime, cancellation);
        Assert.True(code == 0, $"npm {string.Join(' ', arguments)} in {folder} ended with {code}:\n{npm.Output}");
    }

    private static async Task<FileStream> LockAsync(string path, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System, cancellation);
            }
        }
    }

    private static string SourceFolder([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "node");
}
