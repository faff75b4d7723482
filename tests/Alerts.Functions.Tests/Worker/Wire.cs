using Google.Protobuf;

namespace Alerts.Functions.Tests.Worker;

/// <summary>Protocol-buffer messages by field number, without their schema: strings, messages within messages, and varints.</summary>
internal static class Wire
{
    public static byte[] Message(params (int Field, object Value)[] fields)
    {
        using var buffer = new MemoryStream();
        var output = new CodedOutputStream(buffer);
        foreach ((int field, object value) in fields)
        {
            output.WriteTag(field, WireFormat.WireType.LengthDelimited);
            output.WriteBytes(value is string text ? ByteString.CopyFromUtf8(text) : ByteString.CopyFrom((byte[])value));
        }

        output.Flush();
        return buffer.ToArray();
    }

    /// <summary>The fields of a message in their order; a varint comes as its decimal digits.</summary>
    public static IReadOnlyList<(int Field, ByteString Value)> Fields(ByteString message)
    {
        var fields = new List<(int, ByteString)>();
        CodedInputStream input = message.CreateCodedInput();
        while (input.ReadTag() is var tag and not 0)
        {
            int field = WireFormat.GetTagFieldNumber(tag);
            switch (WireFormat.GetTagWireType(tag))
            {
                case WireFormat.WireType.LengthDelimited:
                    fields.Add((field, input.ReadBytes()));
                    break;
                case WireFormat.WireType.Varint:
                    fields.Add((field, ByteString.CopyFromUtf8($"{input.ReadUInt64()}")));
                    break;
                default:
                    input.SkipLastField();
                    break;
            }
        }

        return fields;
    }

    public static ByteString? Field(ByteString message, int number) =>
        Fields(message).Where(field => field.Field == number).Select(field => field.Value).LastOrDefault();

    public static string Text(ByteString? message, int number) => message is null ? "" : Field(message, number)?.ToStringUtf8() ?? "";
}
