namespace Picasso.Imaging.Sniffing;

/// <summary>Signatures of recognised but unsupported formats.</summary>
internal static class OtherFormats
{
    private static readonly OtherFormat s_riff = new("WAV", OtherKind.Sound);

    private static readonly (int At, byte[] Signature, OtherFormat Format)[] s_signatures =
    [
        (6, [.. "HEAPCCDR"u8], new("Canon CRW", OtherKind.CameraRaw)),
        (0, [.. "FUJIFILMCCD-RAW"u8], new("Fujifilm RAF", OtherKind.CameraRaw)),
        (0, [.. "IIRO"u8], new("Olympus ORF", OtherKind.CameraRaw)),
        (0, [.. "IIRS"u8], new("Olympus ORF", OtherKind.CameraRaw)),
        (0, [.. "MMOR"u8], new("Olympus ORF", OtherKind.CameraRaw)),
        (0, [.. "IIU\0"u8], new("Panasonic RW2", OtherKind.CameraRaw)),
        (0, [.. "\0MRM"u8], new("Minolta MRW", OtherKind.CameraRaw)),
        (0, [.. "FOVb"u8], new("Sigma X3F", OtherKind.CameraRaw)),
        (0, [.. "ARRI"u8], new("ARRIRAW", OtherKind.CameraRaw)),
        (0, [0xFF, 0x0A], new("JPEG XL", OtherKind.Pixels)),
        (0, [0, 0, 0, 0x0C, .. "JXL "u8], new("JPEG XL", OtherKind.Pixels)),
        (0, [0, 0, 0, 0x0C, .. "jP  "u8], new("JPEG 2000", OtherKind.Pixels)),
        (0, [0xFF, 0x4F, 0xFF, 0x51], new("JPEG 2000", OtherKind.Pixels)),
        (0, [.. "II"u8, 0xBC], new("JPEG XR", OtherKind.Pixels)),
        (0, [0x76, 0x2F, 0x31, 0x01], new("OpenEXR", OtherKind.Pixels)),
        (0, [.. "#?RADIANCE"u8], new("Radiance HDR", OtherKind.Pixels)),
        (0, [.. "#?RGBE"u8], new("Radiance HDR", OtherKind.Pixels)),
        (0, [.. "SDPX"u8], new("DPX", OtherKind.Pixels)),
        (0, [.. "XPDS"u8], new("DPX", OtherKind.Pixels)),
        (0, [.. "DDS "u8], new("DDS", OtherKind.Pixels)),
        (0, [.. "qoif"u8], new("QOI", OtherKind.Pixels)),
        (0, [.. "SIMPLE  ="u8], new("FITS", OtherKind.Pixels)),
        (128, [.. "DICM"u8], new("DICOM", OtherKind.Pixels)),
        (0, [.. "BM"u8], new("BMP", OtherKind.Pixels)),
        (0, [0, 0, 1, 0], new("Icon", OtherKind.Pixels)),
        (0, [.. "8BPS"u8], new("Photoshop", OtherKind.Project)),
        (0, [.. "gimp xcf"u8], new("GIMP", OtherKind.Project)),
        (0, [.. "CSFCHUNK"u8], new("Clip Studio Paint", OtherKind.Project)),
        (0, [0x00, 0xFF, .. "KA"u8], new("Affinity", OtherKind.Project)),
        (0, [0xC5, 0xD0, 0xD3, 0xC6], new("EPS", OtherKind.Shapes)),
        (0, [0xD7, 0xCD, 0xC6, 0x9A], new("WMF", OtherKind.Shapes)),
        (0, [.. "AT&TFORM"u8], new("DjVu", OtherKind.Shapes)),
        (0, [0x1A, 0x45, 0xDF, 0xA3], new("Matroska or WebM", OtherKind.Video)),
        (0, [0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11], new("Windows Media", OtherKind.Video)),
        (0, [.. "FLV"u8, 1], new("Flash", OtherKind.Video)),
        (0, [0, 0, 1, 0xBA], new("MPEG", OtherKind.Video)),
        (0, [0, 0, 1, 0xB3], new("MPEG", OtherKind.Video)),
        (4, [.. "moov"u8], new("QuickTime", OtherKind.Video)),
        (4, [.. "mdat"u8], new("QuickTime", OtherKind.Video)),
        (4, [.. "wide"u8], new("QuickTime", OtherKind.Video)),
        (8, [.. "AVI "u8], new("AVI", OtherKind.Video)),
        (0, [.. "OggS"u8], new("Ogg", OtherKind.Sound)),
        (0, [.. "ID3"u8], new("MP3", OtherKind.Sound)),
        (0, [.. "fLaC"u8], new("FLAC", OtherKind.Sound)),
        (0, [.. "PK\x3\x4"u8], new("ZIP", OtherKind.Archive)),
        (0, [.. "Rar!"u8], new("RAR", OtherKind.Archive)),
        (0, [.. "7z"u8, 0xBC, 0xAF], new("7-Zip", OtherKind.Archive)),
    ];

    /// <summary>Canon's raw files in a container.</summary>
    public static OtherFormat CanonRaw3 { get; } = new("Canon CR3", OtherKind.CameraRaw);

    /// <summary>A container whose brands are not those of a picture.</summary>
    public static OtherFormat Video { get; } = new("MP4 or QuickTime", OtherKind.Video);

    /// <summary>The file's format; null when unknown.</summary>
    public static OtherFormat? Find(ReadOnlySpan<byte> start)
    {
        foreach (var (at, signature, format) in s_signatures)
        {
            if (start.Length >= at && start[at..].StartsWith(signature))
                return format;
        }

        if (start.StartsWith("RIFF"u8) && start.Length >= 12 && start[8..12].SequenceEqual("WAVE"u8))
            return s_riff;
        return TextFormats.Find(start);
    }

    /// <summary>Raw files that begin like a TIFF and have their own signature behind its header; null for all others.</summary>
    public static OtherFormat? RawByMark(ReadOnlySpan<byte> start)
    {
        if (start.Length < 12)
            return null;
        if (start[8..10].SequenceEqual("CR"u8))
            return new("Canon CR2", OtherKind.CameraRaw);
        return start[8..12].SequenceEqual("IIII"u8) || start[8..12].SequenceEqual("MMMM"u8) ? new("Phase One IIQ", OtherKind.CameraRaw) : null;
    }
}
