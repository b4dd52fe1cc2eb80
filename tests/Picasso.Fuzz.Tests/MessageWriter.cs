using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Picasso.Fuzz.Tests;

/// <summary>Messages of a type, as bytes: with fields left out, set twice, beyond their range, in the wrong encoding, or broken off.</summary>
internal sealed class MessageWriter(Corpus corpus)
{
    private const int Deepest = 4;

    /// <summary>One message.</summary>
    public byte[] Write(MessageDescriptor type, Random random)
    {
        var message = Compose(type, random, depth: 0);
        return random.Next(4) == 0 ? Damage(message, random) : message;
    }

    /// <summary>Changes bytes, cuts off or puts in some.</summary>
    public static byte[] Damage(byte[] bytes, Random random)
    {
        var damaged = bytes.ToList();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(damaged.Count + 1);
            switch (random.Next(5))
            {
                case 0 when damaged.Count > 0:
                    damaged[Math.Min(at, damaged.Count - 1)] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    damaged.RemoveRange(at, damaged.Count - at);
                    break;
                case 2:
                    damaged.InsertRange(at, Enumerable.Range(0, random.Next(1, 30)).Select(_ => (byte)random.Next(256)));
                    break;
                case 3:
                    // A length of two gigabytes, a variable-length number without end, groups within groups.
                    damaged.InsertRange(at, random.Next(3) switch { 0 => [0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x07], 1 => Enumerable.Repeat((byte)0xFF, 12), _ => Enumerable.Repeat((byte)0x0B, 300) });
                    break;
                default:
                    damaged.AddRange(damaged[..Math.Min(at, 1000)]);
                    break;
            }
        }

        return [.. damaged];
    }

    private byte[] Compose(MessageDescriptor type, Random random, int depth)
    {
        using var bytes = new MemoryStream();
        using (var output = new CodedOutputStream(bytes, leaveOpen: true))
        {
            foreach (var field in type.Fields.InDeclarationOrder())
            {
                if (random.Next(5) == 0)
                    continue;
                var times = field.IsRepeated ? (random.Next(20) == 0 ? 300 : random.Next(4)) : random.Next(15) == 0 ? 2 : 1;
                for (; times > 0; times--)
                    WriteField(output, field, random, depth);
            }

            if (random.Next(10) == 0)
                Write(output, random.Next(1000, 100_000), WireFormat.WireType.LengthDelimited, () => output.WriteBytes(ByteString.CopyFrom(corpus.Bytes(random))));
        }

        return bytes.ToArray();
    }

    private void WriteField(CodedOutputStream output, FieldDescriptor field, Random random, int depth)
    {
        var number = field.FieldNumber;
        switch (field.FieldType)
        {
            case FieldType.Message or FieldType.Group when depth < Deepest:
                Write(output, number, WireFormat.WireType.LengthDelimited, () => output.WriteBytes(ByteString.CopyFrom(Compose(field.MessageType, random, depth + 1))));
                break;
            case FieldType.Message or FieldType.Group:
                break;
            case FieldType.String when random.Next(30) > 0:
                Write(output, number, WireFormat.WireType.LengthDelimited, () => output.WriteString(WithoutHalves(corpus.TextFor(field.Name, random))));
                break;
            case FieldType.String or FieldType.Bytes:
                Write(output, number, WireFormat.WireType.LengthDelimited, () => output.WriteBytes(ByteString.CopyFrom(corpus.Bytes(random))));
                break;
            case FieldType.Double or FieldType.Fixed64 or FieldType.SFixed64:
                Write(output, number, WireFormat.WireType.Fixed64, () => output.WriteFixed64((ulong)Corpus.Number(random)));
                break;
            case FieldType.Float or FieldType.Fixed32 or FieldType.SFixed32:
                Write(output, number, WireFormat.WireType.Fixed32, () => output.WriteFixed32((uint)Corpus.Number(random)));
                break;
            default:
                // Positions of the log that are far away are waited for: they are rare, so that a run ends.
                var value = field.Name.EndsWith("position", StringComparison.Ordinal) && random.Next(20) > 0 ? 0 : Corpus.Number(random);
                Write(output, number, WireFormat.WireType.Varint, () => output.WriteUInt64((ulong)value));
                break;
        }
    }

    private static void Write(CodedOutputStream output, int number, WireFormat.WireType type, Action write)
    {
        output.WriteTag(number, type);
        write();
    }

    private static string WithoutHalves(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
}
