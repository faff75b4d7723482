using Spectre.Console;

namespace Alerts.Cli;

/// <summary>Where people read: colours and box lines only on a terminal, wide plain columns where output is piped.</summary>
internal static class Terminal
{
    private const int PipedWidth = 500;

    public static IAnsiConsole Out => field ??= Create();

    /// <summary>What people copy into another command: never broken over two lines; the other columns get what room is left.</summary>
    private static readonly string[] Whole = ["Id", "Message", "Digest of subscription"];

    /// <summary>A table that lines up, without boxes.</summary>
    public static Table Table(params ReadOnlySpan<string> columns)
    {
        var table = new Table { Border = TableBorder.None, UseSafeBorder = true };
        foreach (string column in columns)
        {
            var header = new TableColumn(new Cell(column, new Style(decoration: Decoration.Bold))) { NoWrap = Whole.Contains(column) };
            table.AddColumn(header.PadRight(2));
        }

        return table;
    }

    /// <summary>Cells as plain text: what comes from outside is never read as markup.</summary>
    public static void AddTextRow(this Table table, params ReadOnlySpan<string> cells)
    {
        var row = new List<Cell>(cells.Length);
        foreach (string cell in cells)
        {
            row.Add(new Cell(WithoutControls(cell)));
        }

        table.AddRow(row);
    }

    /// <summary>Below a table a line for each row that something is to be said of, as long as it is; a column would be too narrow.</summary>
    public static void WriteRemarks(IEnumerable<(string Row, string Remark)> remarks)
    {
        string[] lines = [.. remarks.Where(remark => remark.Remark.Length > 0).Select(remark => $"{remark.Row}: {remark.Remark}")];
        Console.Out.Write(lines.Length > 0 ? "\n" : "");
        foreach (string line in lines)
        {
            Console.Out.WriteLine(WithoutControls(line));
        }
    }

    /// <summary>Feed titles must not move the reader's cursor: control characters become spaces.</summary>
    private static string WithoutControls(string text) =>
        !text.Any(char.IsControl)
            ? text
            : string.Concat(text.Select(character => char.IsControl(character) && character != '\n' ? ' ' : character));

    private static IAnsiConsole Create()
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings());
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = PipedWidth;
        }

        return console;
    }
}
