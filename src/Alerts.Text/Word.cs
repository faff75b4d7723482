namespace Alerts.Text;

/// <summary>A word of a text, or one character of a script without blanks.</summary>
/// <param name="Start">Where it begins in its text.</param>
/// <param name="End">Behind its last character.</param>
/// <param name="Form">What it is compared by: without case and accents, numbers without the marks that group their digits.</param>
public readonly record struct Word(int Start, int End, string Form)
{
    public bool IsNumber => char.IsAsciiDigit(Form[0]);

    /// <summary>A character that is a word by itself (Chinese, Japanese, Korean).</summary>
    public bool IsCharacter => Form[0] >= '\u3040';
}
