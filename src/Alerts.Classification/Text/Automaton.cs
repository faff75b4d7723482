using System.Runtime.CompilerServices;

namespace Alerts.Classification.Text;

/// <summary>
/// Deterministic automaton over UTF-16 code units that reads every pattern from its first character on, stored as a double array: the
/// step from a state by a symbol is the cell at the state's base plus the symbol, if that cell bears the symbol. Patterns begin where
/// words begin, so most characters of a text are never looked up. Immutable, so any number of threads may step through it.
/// </summary>
internal sealed class Automaton(ushort[] symbols, Automaton.Cell[] cells, int root, int innerRoot)
{
    /// <summary>A step: the base of the state that it leads to, the list of terms that end there (0: none), and its symbol.</summary>
    internal readonly record struct Cell(int Base, int Terms, int Symbol);

    /// <summary>Set in the symbol of a character that belongs to words which spaces part.</summary>
    public const ushort WordBit = 0x8000;

    private readonly ushort[] _symbols = symbols;
    private readonly Cell[] _cells = cells;

    /// <summary>The state before a pattern, and before one that may begin within a word.</summary>
    public int Root => root;

    public int InnerRoot => innerRoot;

    public int Cells => _cells.Length;

    public bool IsWordCharacter(char c) => (_symbols[c] & WordBit) != 0;

    /// <summary>Moves <paramref name="state"/> by a character; false when no pattern goes on so. In <paramref name="terms"/> what ends here, or 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryStep(ref int state, char c, out int terms)
    {
        int symbol = _symbols[c] & ~WordBit;
        ref readonly Cell cell = ref _cells[state + symbol];
        state = cell.Base;
        terms = cell.Terms;
        return cell.Symbol == symbol;
    }
}
