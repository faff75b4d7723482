using System.Reflection;
using System.Reflection.Emit;

namespace Alerts.Functions.Tests.Support;

/// <summary>Which methods a method calls, read from its compiled body.</summary>
internal static class CalledMethods
{
    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    public static IReadOnlyList<MethodBase> Of(MethodInfo method)
    {
        byte[] body = method.GetMethodBody()!.GetILAsByteArray()!;
        var called = new List<MethodBase>();
        for (int at = 0; at < body.Length;)
        {
            short value = body[at] == 0xFE ? (short)(0xFE00 | body[at + 1]) : body[at];
            OpCode code = OpCodesByValue[value];
            at += code.Size;
            if (code.OperandType == OperandType.InlineMethod)
            {
                called.Add(method.Module.ResolveMethod(BitConverter.ToInt32(body, at))!);
            }

            at += OperandSize(code.OperandType);
        }

        return called;
    }

    // A function is one expression: switch tables do not come up in it.
    private static int OperandSize(OperandType type) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => throw new NotSupportedException("a function's body holds a switch; it should be one call"),
        _ => 4,
    };
}
