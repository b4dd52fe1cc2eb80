using Picasso.Kernel;

namespace Picasso.Imaging.Sniffing;

/// <summary>What a file is that is recognised and not read. It decides what the uploader is advised to export.</summary>
internal enum OtherKind
{
    /// <summary>Sensor data that is not developed yet.</summary>
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

    /// <summary>A file of files.</summary>
    Archive,
}

/// <summary>A format that is recognised and not read.</summary>
/// <param name="Name">As people know it.</param>
/// <param name="Kind">What it is.</param>
internal sealed record OtherFormat(string Name, OtherKind Kind)
{
    /// <summary>The answer: what the file is, and what to export.</summary>
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
