using Picasso.Imaging;

namespace Picasso.Pictures.Commands.Imaging;

/// <summary>The properties of an uploaded file and its renditions.</summary>
/// <param name="Format">As sniffed.</param>
/// <param name="Width">Pixels of the original, upright.</param>
/// <param name="Height">Pixels of the original, upright.</param>
/// <param name="PerceptualHash">Null when there is too little detail to compare.</param>
/// <param name="FlatLook">Its signature as a drawing, whether it is one or not.</param>
/// <param name="IsDrawing">Whether it consists of flat areas.</param>
/// <param name="Previews">By width ascending, WebP before JPEG.</param>
/// <param name="Placeholder">A WebP of at most 300 bytes.</param>
/// <param name="MayBeDamaged">The decoder found damage and continued.</param>
/// <param name="Camera">The tags of <see cref="CameraTags"/> as the file has them, not checked.</param>
internal sealed record ImagedPicture(
    PictureFormat Format, int Width, int Height, PerceptualHash? PerceptualHash, FlatLook FlatLook, bool IsDrawing,
    IReadOnlyList<Rendition> Previews, byte[] Placeholder, bool MayBeDamaged, IReadOnlyDictionary<string, string> Camera);
