using Picasso.Kernel;

namespace Picasso.Imaging.Sniffing;

/// <summary>The type of a recognised but unsupported file. It determines the advice for exporting.</summary>
internal enum OtherKind
{
    /// <summary>Undeveloped sensor data.</summary>
    CameraRaw,

    /// <summary>Pixels in another container.</summary>
    Pixels,

    /// <summary>A drawing or a document made of shapes.</summary>
    Shapes,

    /// <summary>The working file of an editor.</summary>
    Project,

    /// <summary>Moving pictures.</summary>
    Video,

    /// <summary>Sound.</summary>
    Sound,

    /// <summary>An archive.</summary>
    Archive,
}

/// <summary>A recognised but unsupported format.</summary>
/// <param name="Name">Its common name.</param>
/// <param name="Kind">Its type.</param>
internal sealed record OtherFormat(string Name, OtherKind Kind)
{
    /// <summary>The error: the file's type, and what to export.</summary>
    public DomainError ToDomainError() => ImagingErrors.UnsupportedVariant(Kind switch
    {
        OtherKind.CameraRaw => $"This is a camera raw file ({Name}), which holds undeveloped sensor data. "
            + "Please develop it in your raw software and export the result as a full-size JPEG, PNG or TIFF.",
        OtherKind.Pixels => $"{Name} files cannot be read. Please export the picture as {ImagingErrors.Readable}.",
        OtherKind.Shapes => $"{Name} files are made of shapes, not pixels, and cannot be read. Please export the drawing as PNG in the size that you sell.",
        OtherKind.Project => $"This is a working file ({Name}), which cannot be read. Please export the finished picture as PNG, JPEG or TIFF.",
        OtherKind.Video => $"This is a video ({Name}), not a picture. Please export a single frame as JPEG or PNG.",
        OtherKind.Sound => $"This is a sound file ({Name}), not a picture. Please choose a {ImagingErrors.Readable} file.",
        OtherKind.Archive => $"This is an archive ({Name}). Please unpack it and choose the picture itself: a {ImagingErrors.Readable} file.",
        _ => throw new InvalidOperationException($"{Kind} has no sentence."),
    });
}
