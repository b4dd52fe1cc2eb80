using System.Buffers.Binary;
using System.Text;

namespace Picasso.Imaging.Protocol;

/// <summary>
/// Reads a worker's answer. The worker may have been compromised by a file, so nothing is allocated or read before its limits are checked.
/// </summary>
internal sealed class AnswerReader(Stream from, CancellationToken cancellationToken)
{
    private readonly byte[] _number = new byte[4];

    /// <summary>The answer: a picture, or the status and the detail of a failure.</summary>
    /// <exception cref="InvalidDataException">The answer violates the protocol.</exception>
    /// <exception cref="EndOfStreamException">The worker ended.</exception>
    public async Task<(AnswerStatus Status, ImagedFile? Picture, string Detail)> ReadAsync(WorkerRequest request)
    {
        if ((uint)await Int32Async() != WorkerProtocol.Magic)
            throw new InvalidDataException("The message is not an answer.");
        var status = (AnswerStatus)await ByteAsync();
        if (status is AnswerStatus.Done or AnswerStatus.DoneOverDamage)
            return (status, await PictureAsync(request) with { MayBeDamaged = status == AnswerStatus.DoneOverDamage }, "");
        if (status is not (AnswerStatus.Damaged or AnswerStatus.OutOfMemory))
            throw new InvalidDataException("The status is unknown.");
        var detail = await BytesAsync(await UInt16Async(), WorkerProtocol.MaxDetail);
        return (status, null, Printable(detail));
    }

    private async Task<ImagedFile> PictureAsync(WorkerRequest request)
    {
        var (width, height) = (await Int32Async(), await Int32Async());
        var isPicture = request.Purpose == ImagingPurpose.Picture;
        var grey = await BytesAsync(await UInt16Async(), isPicture ? Renditions.GreySide * Renditions.GreySide : 0);
        var colours = await BytesAsync(await UInt16Async(), isPicture ? Renditions.ColourBytes : 0);
        var renditions = new List<Rendition>();
        var count = Limit(await ByteAsync(), MostRenditions(request.Purpose));
        var most = request.Purpose == ImagingPurpose.Further ? Renditions.MaxFurtherBytes : Renditions.MaxBytes;
        // All of one picture together: the largest is followed by smaller ones.
        var left = 2L * most;
        for (var i = 0; i < count; i++)
        {
            var (across, down, format) = (await Int32Async(), await Int32Async(), (PictureFormat)await ByteAsync());
            renditions.Add(new Rendition(across, down, format, await BytesAsync(await Int32Async(), (int)Math.Min(most, left))));
            left -= renditions[^1].Bytes.Length;
        }

        var placeholder = await BytesAsync(await UInt16Async(), isPicture ? Renditions.MaxPlaceholder : 0);
        return new ImagedFile(request.Format, width, height, grey, renditions, placeholder)
        {
            Colours = colours, Camera = await CameraAsync(request.Purpose == ImagingPurpose.Avatar ? 0 : CameraTags.MaxBytes),
        };
    }

    private static int MostRenditions(ImagingPurpose purpose) => purpose switch
    {
        ImagingPurpose.Picture => Renditions.Widths.Count * 2,
        ImagingPurpose.Further => Renditions.AllWidths.Count * 3,
        ImagingPurpose.Avatar => 1,
        _ => 0,
    };

    // What is not text becomes replacement characters, which no text may have.
    private async Task<IReadOnlyDictionary<string, string>> CameraAsync(int most)
    {
        var found = new Dictionary<string, string>();
        foreach (var name in CameraTags.Names)
        {
            if (Encoding.UTF8.GetString(await BytesAsync(await UInt16Async(), most)) is { Length: > 0 } value)
                found.Add(name, value);
        }

        return found;
    }

    private static int Limit(int value, int most) =>
        value >= 0 && value <= most ? value : throw new InvalidDataException("A length or count exceeds its limit.");

    private async Task<byte[]> BytesAsync(int length, int most)
    {
        var bytes = new byte[Limit(length, most)];
        await from.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }

    private async Task<int> Int32Async()
    {
        await from.ReadExactlyAsync(_number, cancellationToken);
        return BinaryPrimitives.ReadInt32LittleEndian(_number);
    }

    private async Task<int> UInt16Async()
    {
        await from.ReadExactlyAsync(_number.AsMemory(0, 2), cancellationToken);
        return BinaryPrimitives.ReadUInt16LittleEndian(_number);
    }

    private async Task<byte> ByteAsync()
    {
        await from.ReadExactlyAsync(_number.AsMemory(0, 1), cancellationToken);
        return _number[0];
    }

    // It is logged: no line breaks, no escape sequences.
    private static string Printable(byte[] text) =>
        string.Concat(Encoding.ASCII.GetString(text).Select(sign => sign is >= ' ' and <= '~' ? sign : ' '));
}
