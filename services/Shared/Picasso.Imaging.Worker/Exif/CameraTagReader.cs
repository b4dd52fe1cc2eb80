using System.Text;
using NetVips;

namespace Picasso.Imaging.Worker.Exif;

/// <summary>Reads the tags of <see cref="CameraTags"/>, and no others.</summary>
internal static class CameraTagReader
{
    /// <summary>The values as the file has them, by name; what is absent, unreadable or too long is left out.</summary>
    public static IReadOnlyDictionary<string, string> Read(Image image)
    {
        var found = new Dictionary<string, string>();
        foreach (var name in CameraTags.Names)
        {
            var field = $"exif-ifd{(name is "Make" or "Model" ? 0 : 2)}-{name}";
            var value = image.Contains(field) && image.Get(field) is string shown ? ExifText.ValueOf(shown) : "";
            if (value.Length > 0 && Encoding.UTF8.GetByteCount(value) <= CameraTags.MaxBytes)
                found.Add(name, value);
        }

        return found;
    }
}
