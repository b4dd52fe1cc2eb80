using NetVips;
using Picasso.Imaging.Protocol;

namespace Picasso.Imaging.Worker.Rendering;

/// <summary>
/// Renders a small built-in picture, so that code and libraries are loaded before the first request and before files become inaccessible.
/// </summary>
internal static class WarmUp
{
    public static void Run()
    {
        using var pixels = Image.Black(400, 300, bands: 3).Copy(interpretation: Enums.Interpretation.Srgb);
        var file = pixels.JpegsaveBuffer();
        Renderer.Render(new WorkerRequest(ImagingPurpose.Picture, PictureFormat.Jpeg, 0, 0, file.Length), file);
        UnusedMemory.Return();
    }
}
