using System.Diagnostics;
using System.Text;

namespace Alerts.EndToEnd.Tests.Support;

/// <summary>The <c>alerts</c> command as a process of its own, in a folder of its own.</summary>
internal sealed class AlertsProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();

    private AlertsProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public int ExitCode => _process.ExitCode;

    public string Output => Read(_output);

    public string Errors => Read(_errors);

    public static AlertsProcess Start(string folder, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        AlertsProcess alerts = Open(folder, settings, arguments);
        alerts.CloseInput();
        return alerts;
    }

    /// <summary>Starts a command that reads what <see cref="WriteLine"/> writes, until <see cref="CloseInput"/>.</summary>
    public static AlertsProcess Open(string folder, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        // A shell starts what runs in its background with Ctrl-C ignored, and children inherit that: here they hear it again.
        string[] command = [.. OperatingSystem.IsLinux() ? ["env", "--default-signal=INT"] : (string[])[], "dotnet"];
        var start = new ProcessStartInfo(command[0], [.. command[1..], Path.Combine(AppContext.BaseDirectory, "Alerts.Cli.dll"), .. arguments])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
        };
        foreach ((string name, string value) in settings)
        {
            start.Environment[name] = value;
        }

        var alerts = new AlertsProcess(new Process { StartInfo = start });
        alerts._process.OutputDataReceived += (_, line) => Keep(alerts._output, line.Data);
        alerts._process.ErrorDataReceived += (_, line) => Keep(alerts._errors, line.Data);
        alerts._process.Start();
        alerts._process.BeginOutputReadLine();
        alerts._process.BeginErrorReadLine();
        return alerts;
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<AlertsProcess> RunAsync(string folder, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        AlertsProcess alerts = Start(folder, settings, arguments);
        await alerts.EndAsync(Eventually.Patience);
        return alerts;
    }

    public async Task EndAsync(TimeSpan within)
    {
        using var limit = new CancellationTokenSource(within);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            Assert.Fail($"alerts did not end within {within}. It printed:\n{Output}\n{Errors}");
        }
    }

    public bool HasExited => _process.HasExited;

    public void WriteLine(string line)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
    }

    public void CloseInput() => _process.StandardInput.Close();

    /// <summary>SIGKILL: no handler runs, nothing is flushed. Children live on.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGINT, as Ctrl-C sends it.</summary>
    public void Interrupt() => Send("-INT");

    /// <summary>SIGTERM, as container engines and service managers send it.</summary>
    public void Terminate() => Send("-TERM");

    private void Send(string signal)
    {
        using Process kill = Process.Start("kill", [signal, Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public async Task WaitForErrorAsync(string text, TimeSpan within)
    {
        long start = Stopwatch.GetTimestamp();
        while (!Errors.Contains(text, StringComparison.Ordinal))
        {
            Assert.False(_process.HasExited || Stopwatch.GetElapsedTime(start) > within, $"expected '{text}', got:\n{Output}\n{Errors}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static void Keep(StringBuilder lines, string? line)
    {
        lock (lines)
        {
            lines.AppendLine(line);
        }
    }

    private static string Read(StringBuilder lines)
    {
        lock (lines)
        {
            return lines.ToString();
        }
    }
}
