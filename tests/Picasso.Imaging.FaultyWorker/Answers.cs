using Picasso.Imaging.Protocol;

namespace Picasso.Imaging.FaultyWorker;

/// <summary>Answers that keep to the protocol's layout and lie.</summary>
internal static class Answers
{
    public static void Write(string behaviour, BinaryWriter writer)
    {
        var grey = new byte[Renditions.GreySide * Renditions.GreySide];
        var page = new Rendition(320, 240, PictureFormat.WebP, [.. "RIFF....WEBP<script>alert(1)</script>......"u8]);
        WorkerMessages.WriteDone(writer, behaviour switch
        {
            "a page for a preview" => new ImagedFile(PictureFormat.Jpeg, 480, 360, grey, [page, page], page.Bytes),
            "no previews" => new ImagedFile(PictureFormat.Jpeg, 480, 360, grey, [], page.Bytes),
            "another size" => new ImagedFile(PictureFormat.Jpeg, 48_000, 36_000, grey, [], []),
            _ => throw new ArgumentOutOfRangeException(nameof(behaviour)),
        });
    }
}
