using System.Runtime.InteropServices;

namespace Alerts.Classification.Text;

/// <summary>Finds room for the steps of each state so that no two share a cell.</summary>
/// <param name="symbols">The largest symbol.</param>
internal sealed class DoubleArray(int symbols)
{
    /// <summary>Of a state without steps.</summary>
    public const int NoBase = -1;

    /// <summary>No character has this symbol.</summary>
    private const int Free = -1;

    /// <summary>A free cell that suited this many states in a row not is offered to no other one, which keeps the search short.</summary>
    private const int MostRefusals = 16;

    /// <param name="Skip">Where to look on for a cell that may be offered: the next one, or farther when that is known.</param>
    /// <param name="IsBase">A base belongs to one state: only then does the symbol alone tell whose step a cell is.</param>
    private record struct Place(int Target, int Symbol, int Skip, int Refusals, bool IsBase);

    private readonly List<Place> _places = [];

    /// <summary>The base of a state with these steps.</summary>
    public int Add(ReadOnlySpan<AutomatonStates.Step> steps)
    {
        int cell = Offered(0);
        while (!Fits(steps, cell - steps[0].Symbol))
        {
            if (++At(cell).Refusals == MostRefusals)
            {
                At(cell).Skip = cell + 1;
            }

            cell = Offered(cell + 1);
        }

        int start = cell - steps[0].Symbol;
        At(start).IsBase = true;
        foreach (ref readonly AutomatonStates.Step step in steps)
        {
            ref Place place = ref At(start + step.Symbol);
            place = place with { Target = step.Target, Symbol = step.Symbol, Skip = start + step.Symbol + 1 };
        }

        return start;
    }

    /// <summary>The cells of the automaton. States without steps get a base from which every cell is free.</summary>
    public Automaton.Cell[] Finish(AutomatonStates states, int[] bases)
    {
        int dead = _places.Count;
        bases.AsSpan().Replace(NoBase, dead);
        var cells = new Automaton.Cell[dead + symbols + 1];
        cells.AsSpan().Fill(new Automaton.Cell(dead, 0, Free));
        for (int i = 0; i < dead; i++)
        {
            ref Place place = ref At(i);
            if (place.Symbol != Free)
            {
                cells[i] = new Automaton.Cell(bases[place.Target], states.TermsAt(place.Target), place.Symbol);
            }
        }

        return cells;
    }

    private ref Place At(int cell) => ref CollectionsMarshal.AsSpan(_places)[cell];

    private bool Fits(ReadOnlySpan<AutomatonStates.Step> steps, int start)
    {
        if (start < 0)
        {
            return false;
        }

        Reserve(start + symbols);
        if (At(start).IsBase)
        {
            return false;
        }

        foreach (ref readonly AutomatonStates.Step step in steps)
        {
            if (At(start + step.Symbol).Symbol != Free)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The first cell from here on that may be offered; cells passed over are remembered to lead straight to it.</summary>
    private int Offered(int from)
    {
        Reserve(from);
        int cell = from;
        while (At(cell).Skip != cell)
        {
            cell = At(cell).Skip;
            Reserve(cell);
        }

        for (int passed = from; passed != cell;)
        {
            ref Place place = ref At(passed);
            (passed, place.Skip) = (place.Skip, cell);
        }

        return cell;
    }

    private void Reserve(int last)
    {
        while (_places.Count <= last)
        {
            _places.Add(new Place(0, Free, _places.Count, 0, false));
        }
    }
}
