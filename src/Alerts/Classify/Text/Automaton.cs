using System.Runtime.CompilerServices;

namespace Alerts.Classify;

/// <summary>
/// Aho–Corasick automaton over UTF-16 code units, stored as a double array: the step from a state by a
/// symbol is <c>cells[state.Base + symbol]</c> when that cell's owner is the state, else the failure state is tried.
/// Linear in the text, whatever the patterns. Immutable, so any number of threads may step through it.
/// </summary>
internal sealed class Automaton(ushort[] symbols, Automaton.Cell[] cells, Automaton.Output[] outputs)
{
    /// <summary>A state: where its steps lie, whose step it is, where to fail to, and the first output (0: none).</summary>
    internal record struct Cell(int Base, int Owner, int Failure, int Output);

    /// <summary>A pattern that ends here: its length, its first term, and the next shorter pattern that ends here too (0: none).</summary>
    internal readonly record struct Output(int Length, int Term, int Shorter);

    public const int Root = 0;

    public int States => cells.Length;

    public ref readonly Output this[int output] => ref outputs[output];

    /// <summary>The state after <paramref name="c"/>, and in <paramref name="output"/> the longest pattern that ends with it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Step(int state, char c, out int output)
    {
        int symbol = symbols[c];
        if (symbol == 0)
        {
            output = 0;
            return Root;
        }

        while (true)
        {
            int next = cells[state].Base + symbol;
            if ((uint)next < (uint)cells.Length && cells[next].Owner == state)
            {
                output = cells[next].Output;
                return next;
            }

            if (state == Root)
            {
                output = 0;
                return Root;
            }

            state = cells[state].Failure;
        }
    }
}
