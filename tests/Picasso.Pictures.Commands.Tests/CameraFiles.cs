using System.ComponentModel;
using System.Diagnostics;
using NetVips;
using Picasso.Imaging;

namespace Picasso.Pictures.Commands.Tests;

/// <summary>Photos with tags of cameras. Libvips writes them, but no text with parentheses or other letters than English ones: exiftool writes those.</summary>
internal static class CameraFiles
{
    public const string Secret = "PicassoSecret";

    /// <summary>How a camera describes the photo, with all that must not be told.</summary>
    public static readonly (string Field, string Value)[] Usual =
    [
        ("ifd0-Make", "NIKON CORPORATION"), ("ifd0-Model", "NIKON Z 6II"), ("ifd2-LensModel", "NIKKOR Z 35mm f/1.8 S"), ("ifd2-ExposureTime", "10/2500"),
        ("ifd2-FNumber", "28/10"), ("ifd2-ISOSpeedRatings", "400"), ("ifd2-FocalLength", "35/1"), ("ifd2-DateTimeOriginal", "2025:05:12 14:30:59"),
        ("ifd0-Artist", Secret), ("ifd2-BodySerialNumber", Secret), ("ifd2-LensSerialNumber", Secret), ("ifd2-CameraOwnerName", Secret), ("ifd2-MakerNote", Secret),
        ("ifd2-UserComment", Secret), ("ifd2-OffsetTimeOriginal", "+09:00"), ("ifd3-GPSLatitude", "52/1 30/1 36/1"), ("ifd3-GPSLatitudeRef", "N"),
    ];

    public static byte[] With(int seed, params (string Field, string Value)[] tags) => With(PictureFormat.Jpeg, seed, tags);

    public static byte[] With(PictureFormat format, int seed, params (string Field, string Value)[] tags)
    {
        using var picture = TestPictures.Make(seed);
        using var tagged = picture.Mutate(image =>
        {
            foreach (var (field, value) in tags)
                image.Set(GValue.GStrType, $"exif-{field}", value);
        });
        return format switch
        {
            PictureFormat.Png => tagged.PngsaveBuffer(),
            PictureFormat.WebP => tagged.WebpsaveBuffer(),
            PictureFormat.Avif => tagged.HeifsaveBuffer(compression: Enums.ForeignHeifCompression.Av1, effort: 0),
            PictureFormat.Tiff => tagged.TiffsaveBuffer(),
            _ => tagged.JpegsaveBuffer(q: 90),
        };
    }

    /// <summary>The file after exiftool has written these tags.</summary>
    public static async Task<byte[]> WriteAsync(byte[] file, params string[] arguments)
    {
        var path = Path.Combine(Path.GetTempPath(), $"picasso-{Guid.NewGuid():N}.jpg");
        try
        {
            await File.WriteAllBytesAsync(path, file);
            using var process = Process.Start(new ProcessStartInfo("exiftool", ["-q", "-m", "-overwrite_original", .. arguments, path]))!;
            await process.WaitForExitAsync();
            process.ExitCode.ShouldBe(0);
            return await File.ReadAllBytesAsync(path);
        }
        catch (Win32Exception)
        {
            Assert.Skip("exiftool is missing; on Debian it is in the package libimage-exiftool-perl.");
            throw;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
