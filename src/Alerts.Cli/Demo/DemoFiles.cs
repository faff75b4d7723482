namespace Alerts.Cli.Demo;

/// <summary>The mails and cards of one run: their names end with the first letters of their delivery's id, and the folder may hold others.</summary>
internal static class DemoFiles
{
    public static IReadOnlyList<string> Of(string folder, IReadOnlyList<DemoRow> rows)
    {
        string[] ends = [.. rows.SelectMany(row => row.Deliveries).Select(delivery => $"-{delivery.Id[..8]}")];
        return
        [
            .. Directory.CreateDirectory(folder).EnumerateFiles()
                .Where(file => ends.Any(end => Path.GetFileNameWithoutExtension(file.Name).EndsWith(end, StringComparison.Ordinal)))
                .Select(file => Path.Combine(folder, file.Name)).Order(StringComparer.Ordinal),
        ];
    }
}
