using System.Text;
using Picasso.Imaging.Protocol;
using Picasso.Imaging.Worker.Rendering;

namespace Picasso.Imaging.FaultyWorker;

/// <summary>Answers that keep to the protocol's layout and lie.</summary>
internal static class Answers
{
    /// <summary>Decodes as the real worker does.</summary>
    public static void WriteTrue(WorkerRequest request, byte[] file, Stream output)
    {
        Vips.EnsureReady();
        using var writer = new BinaryWriter(output, Encoding.UTF8, leaveOpen: true);
        WorkerMessages.WriteDone(writer, Renderer.Render(request, file));
    }

    public static void Write(string behaviour, BinaryWriter writer)
    {
        var grey = new byte[Renditions.GreySide * Renditions.GreySide];
        var colours = new byte[Renditions.ColourBytes];
        var page = new Rendition(320, 240, PictureFormat.WebP, [.. "RIFF....WEBP<script>alert(1)</script>......"u8]);
        WorkerMessages.WriteDone(writer, behaviour switch
        {
            "a page for a preview" => new ImagedFile(PictureFormat.Jpeg, 480, 360, grey, [page, page], page.Bytes) { Colours = colours },
            "no previews" => new ImagedFile(PictureFormat.Jpeg, 480, 360, grey, [], page.Bytes) { Colours = colours },
            "another size" => new ImagedFile(PictureFormat.Jpeg, 48_000, 36_000, grey, [], []),
            _ => throw new ArgumentOutOfRangeException(nameof(behaviour)),
        });
    }
}
