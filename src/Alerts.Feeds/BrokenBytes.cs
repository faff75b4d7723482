using System.Text;

namespace Alerts.Feeds;

/// <summary>
/// Reads a lone byte that is not UTF-8 as windows-1252, because most are its quotation marks and accents, pasted into
/// a page in UTF-8. Several together are a character that was cut, and lost.
/// </summary>
internal sealed class BrokenBytes : DecoderFallback
{
    public override int MaxCharCount => 1;

    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer();

    private sealed class Buffer : DecoderFallbackBuffer
    {
        private char _character;

        public override int Remaining => _character == '\0' ? 0 : 1;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            _character = bytesUnknown switch
            {
                [var lone and < 0xA0] => CharacterReference.FromWindows1252((char)lone),
                [var lone] => (char)lone,
                _ => '\uFFFD',
            };
            return true;
        }

        public override char GetNextChar()
        {
            char next = _character;
            _character = '\0';
            return next;
        }

        public override bool MovePrevious() => false;

        public override void Reset() => _character = '\0';
    }
}
