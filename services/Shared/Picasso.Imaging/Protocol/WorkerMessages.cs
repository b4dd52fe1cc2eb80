using System.Buffers.Binary;
using System.Text;

namespace Picasso.Imaging.Protocol;

/// <summary>Writes and reads the messages. Reading throws <see cref="InvalidDataException"/> for a violation of the protocol.</summary>
internal static class WorkerMessages
{
    public static byte[] Greeting(Confinement confinement)
    {
        var bytes = new byte[WorkerProtocol.GreetingLength];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, WorkerProtocol.Magic);
        (bytes[4], bytes[5]) = (WorkerProtocol.Version, (byte)confinement);
        return bytes;
    }

    public static Confinement ReadGreeting(ReadOnlySpan<byte> bytes) =>
        BinaryPrimitives.ReadUInt32LittleEndian(bytes) == WorkerProtocol.Magic && bytes[4] == WorkerProtocol.Version
            ? (Confinement)bytes[5]
            : throw new InvalidDataException("The worker uses another protocol.");

    public static byte[] Request(WorkerRequest request)
    {
        var bytes = new byte[WorkerProtocol.RequestLength];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, WorkerProtocol.Magic);
        (bytes[4], bytes[5]) = ((byte)request.Purpose, (byte)request.Format);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(6), request.Memory);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(14), request.ProcessorMilliseconds);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(18), request.Length);
        return bytes;
    }

    public static WorkerRequest ReadRequest(ReadOnlySpan<byte> bytes) =>
        BinaryPrimitives.ReadUInt32LittleEndian(bytes) == WorkerProtocol.Magic
            ? new WorkerRequest(
                (ImagingPurpose)bytes[4], (PictureFormat)bytes[5], BinaryPrimitives.ReadInt64LittleEndian(bytes[6..]),
                BinaryPrimitives.ReadInt32LittleEndian(bytes[14..]), BinaryPrimitives.ReadInt64LittleEndian(bytes[18..]))
            : throw new InvalidDataException("The message is not a request.");

    /// <summary>Writes an answer with pixels.</summary>
    public static void WriteDone(BinaryWriter to, ImagedFile picture)
    {
        to.Write(WorkerProtocol.Magic);
        to.Write((byte)(picture.MayBeDamaged ? AnswerStatus.DoneOverDamage : AnswerStatus.Done));
        to.Write(picture.Width);
        to.Write(picture.Height);
        to.Write((ushort)picture.Grey.Length);
        to.Write(picture.Grey);
        to.Write((ushort)picture.Colours.Length);
        to.Write(picture.Colours);
        to.Write((byte)picture.Renditions.Count);
        foreach (var rendition in picture.Renditions)
        {
            to.Write(rendition.Width);
            to.Write(rendition.Height);
            to.Write((byte)rendition.Format);
            to.Write(rendition.Bytes.Length);
            to.Write(rendition.Bytes);
        }

        to.Write((ushort)picture.Placeholder.Length);
        to.Write(picture.Placeholder);
        foreach (var name in CameraTags.Names)
            Write(to, picture.Camera.GetValueOrDefault(name, ""));
        to.Flush();
    }

    private static void Write(BinaryWriter to, string value)
    {
        var text = Encoding.UTF8.GetBytes(value);
        to.Write((ushort)text.Length);
        to.Write(text);
    }

    /// <summary>Writes an answer without pixels, with the reason.</summary>
    public static void WriteFailed(BinaryWriter to, AnswerStatus status, string detail)
    {
        var text = Encoding.UTF8.GetBytes(detail);
        to.Write(WorkerProtocol.Magic);
        to.Write((byte)status);
        to.Write((ushort)Math.Min(text.Length, WorkerProtocol.MaxDetail));
        to.Write(text.AsSpan(0, Math.Min(text.Length, WorkerProtocol.MaxDetail)));
        to.Flush();
    }
}
