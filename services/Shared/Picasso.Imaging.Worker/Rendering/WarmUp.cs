using NetVips;
using Picasso.Imaging.Protocol;

namespace Picasso.Imaging.Worker.Rendering;

/// <summary>Renders a small picture of its own, so that code and libraries are loaded before the first file comes and files are out of reach.</summary>
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
