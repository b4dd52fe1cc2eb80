using Picasso.Imaging.Costing;

namespace Picasso.Imaging.Protocol;

/// <summary>
/// Checks a worker's result before it is stored where anyone can read it: sizes must match the header, and renditions must have the declared format
/// and size, without metadata.
/// </summary>
internal static class AnswerRules
{
    private const int MostBoxes = 64;

    private static readonly CountLimits s_counts = new(Scans: 1, Frames: 0, Directories: 0, Segments: 16);

    /// <exception cref="InvalidDataException">A check fails.</exception>
    public static ImagedFile Check(this ImagedFile picture, PictureHeader header, ImagingPurpose purpose)
    {
        // Some containers crop, which only reduces the size. The others keep their size, or rotate it.
        Require((long)picture.Width * picture.Height <= header.Pixels && picture is { Width: > 0, Height: > 0 });
        if (header.Format is not (PictureFormat.Avif or PictureFormat.Gif))
            Require((picture.Width, picture.Height) == (header.Width, header.Height) || (picture.Width, picture.Height) == (header.Height, header.Width));
        if (purpose == ImagingPurpose.Camera)
            return picture;
        Require(picture.Renditions.Count > 0 || purpose == ImagingPurpose.Further);
        var (width, height) = purpose switch
        {
            ImagingPurpose.Avatar => (Renditions.AvatarSide, Renditions.AvatarSide),
            ImagingPurpose.Further => Renditions.BoxFor(Renditions.MaxFurtherWidth, picture.Width, picture.Height),
            _ => Renditions.BoxFor(Renditions.MaxWidth, picture.Width, picture.Height),
        };
        foreach (var rendition in picture.Renditions)
            Check(rendition, purpose, width, height);
        if (purpose == ImagingPurpose.Picture)
            CheckPicture(picture);
        if (purpose == ImagingPurpose.Further)
            CheckFurther(picture);
        return picture;
    }

    // By width ascending, each format once at a width, none wider than the original.
    private static void CheckFurther(ImagedFile picture)
    {
        Require(picture.Renditions.All(one => one.Width <= picture.Width && one.Height <= picture.Height));
        Require(picture.Renditions.DistinctBy(one => (one.Width, one.Format)).Count() == picture.Renditions.Count);
        Require(picture.Renditions.Zip(picture.Renditions.Skip(1)).All(pair => pair.First.Width <= pair.Second.Width));
    }

    private static void CheckPicture(ImagedFile picture)
    {
        Require(picture.Colours.Length == Renditions.ColourBytes);
        Require(picture.Grey.Length == Renditions.GreySide * Renditions.GreySide && picture.Placeholder.Length > 0);
        Require(Read(picture.Placeholder, PictureFormat.WebP) is { Width: <= 32, Height: <= 32 });
        // Each width as WebP and as JPEG, ascending, none wider than the original.
        Require(picture.Renditions.Count % 2 == 0);
        for (var i = 0; i < picture.Renditions.Count; i += 2)
        {
            var (webp, jpeg) = (picture.Renditions[i], picture.Renditions[i + 1]);
            Require(webp.Format == PictureFormat.WebP && jpeg.Format == PictureFormat.Jpeg && (webp.Width, webp.Height) == (jpeg.Width, jpeg.Height));
            Require(webp.Width <= picture.Width && webp.Height <= picture.Height);
            Require(i == 0 || webp.Width > picture.Renditions[i - 2].Width);
        }
    }

    private static void Check(Rendition rendition, ImagingPurpose purpose, int width, int height)
    {
        Require(rendition.Width <= width && rendition.Height <= height);
        Require(purpose != ImagingPurpose.Avatar || rendition.Format == PictureFormat.WebP);
        Require(purpose == ImagingPurpose.Further || rendition.Format != PictureFormat.Avif);
        var header = Read(rendition.Bytes, rendition.Format);
        Require((header.Width, header.Height) == (rendition.Width, rendition.Height));
        Require(rendition.Format switch
        {
            PictureFormat.WebP => IsPlainWebP(rendition.Bytes),
            PictureFormat.Avif => IsPlainAvif(rendition.Bytes),
            _ => IsPlainJpeg(rendition.Bytes),
        });
    }

    private static PictureHeader Read(byte[] bytes, PictureFormat format)
    {
        try
        {
            using var stream = new MemoryStream(bytes, writable: false);
            var header = PictureHeaders.Read(stream, s_counts);
            Require(header.Format == format && format is PictureFormat.Jpeg or PictureFormat.WebP or PictureFormat.Avif);
            return header;
        }
        catch (Kernel.DomainException refused)
        {
            throw new InvalidDataException("A rendition cannot be read.", refused);
        }
    }

    /// <summary>Only pixels and transparency.</summary>
    private static bool IsPlainWebP(ReadOnlySpan<byte> bytes)
    {
        const byte Transparency = 0x10;
        if (bytes.Length <= 20)
            return false;
        var kind = bytes[12..16];
        return kind.SequenceEqual("VP8 "u8) || kind.SequenceEqual("VP8L"u8)
            || (kind.SequenceEqual("VP8X"u8) && (bytes[20] & ~Transparency) == 0);
    }

    /// <summary>One item of AV1 and nothing else: metadata would be items of their own (ISO/IEC 23008-12).</summary>
    private static bool IsPlainAvif(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        var file = new ByteWindow(stream);
        var boxes = new BoxReader(file, MostBoxes, "");
        var meta = boxes.Find("meta"u8, 0, file.Length);
        var items = boxes.Find("iinf"u8, meta.Start + 4, meta.End);
        // Version 0 counts items with two bytes; an entry of version 2 has its id, its protection and then its type.
        return file.BigEndian32(items.Start) == 0
            && boxes.Children(0, file.Length).Count == 3
            && boxes.Children(items.Start + 6, items.End) is [var item]
            && file.Byte(item.Start) == 2 && file.Read(item.Start + 8, 4).SequenceEqual("av01"u8);
    }

    /// <summary>No application segments but JFIF's, no comments, before the pixels.</summary>
    private static bool IsPlainJpeg(ReadOnlySpan<byte> bytes)
    {
        for (var at = 2; at + 4 <= bytes.Length && bytes[at] == 0xFF; at += 2 + (bytes[at + 2] << 8) + bytes[at + 3])
        {
            if (bytes[at + 1] == 0xDA)
                return true;
            if (bytes[at + 1] is 0xFE or (>= 0xE1 and <= 0xEF))
                return false;
        }

        return false;
    }

    private static void Require(bool holds)
    {
        if (!holds)
            throw new InvalidDataException("The worker's picture does not match its request.");
    }
}
