using System.Text;

namespace Alerts.Feeds;

/// <summary>Reads what a builder holds without making one string of it: a repaired feed can be several times as long as it came.</summary>
internal sealed class ChunkReader(StringBuilder text) : TextReader
{
    private StringBuilder.ChunkEnumerator _chunks = text.GetChunks();
    private ReadOnlyMemory<char> _rest;

    public override int Peek() => Fill() ? _rest.Span[0] : -1;

    public override int Read()
    {
        int next = Peek();
        _rest = next < 0 ? _rest : _rest[1..];
        return next;
    }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        int length = Fill() ? Math.Min(buffer.Length, _rest.Length) : 0;
        _rest.Span[..length].CopyTo(buffer);
        _rest = _rest[length..];
        return length;
    }

    private bool Fill()
    {
        while (_rest.IsEmpty && _chunks.MoveNext())
        {
            _rest = _chunks.Current;
        }

        return !_rest.IsEmpty;
    }
}
