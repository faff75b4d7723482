using Alerts.Storage;

namespace Alerts.Cli.Demo;

/// <summary>What the pipeline is at: one line that renews itself on a terminal, a line for each change elsewhere.</summary>
internal sealed class DemoProgress(TextWriter output, bool isTerminal)
{
    private string _shown = "";

    /// <summary>Whether anything has moved since the last time.</summary>
    public bool Show(int polled, int sources, IReadOnlyList<QueueDepth> queues)
    {
        string line = $"sources polled {polled}/{sources}  {string.Join("  ", queues.Select(queue => $"{queue.Name} {queue.Messages}"))}";
        if (line == _shown)
        {
            return false;
        }

        output.Write(isTerminal ? $"\r{line.PadRight(_shown.Length)}" : line + Environment.NewLine);
        _shown = line;
        return true;
    }

    public void End()
    {
        if (isTerminal && _shown.Length > 0)
        {
            output.WriteLine();
        }
    }
}
