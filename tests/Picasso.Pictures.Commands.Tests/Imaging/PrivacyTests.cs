using Picasso.Testing;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using NetVips;
using Picasso.Imaging;
using Picasso.Imaging.Protocol;
using Picasso.Imaging.Worker.Rendering;

namespace Picasso.Pictures.Commands.Tests.Imaging;

/// <summary>Nothing that a file says about its place, its maker or its camera is in anything that others may see, by exiftool's judgement.</summary>
public class PrivacyTests
{
    private const string Secret = "PicassoSecret";

    /// <summary>What exiftool says about any file: its name, size and structure.</summary>
    private static readonly string[] s_plain = ["SourceFile", "ExifTool", "System", "File", "JFIF", "RIFF", "Composite", "QuickTime", "Meta"];

    private static readonly string[] s_formats = ["jpg", "png", "webp", "tif", "gif", "avif"];

    [Fact]
    [Trait(Pace.Trait, Pace.Slow)]
    public async Task No_rendition_of_any_format_has_metadata()
    {
        var folder = Directory.CreateTempSubdirectory("picasso-privacy-");
        try
        {
            var renditions = 0;
            foreach (var format in s_formats)
                renditions += await RenderAsync(folder.FullName, format);
            var found = JsonDocument.Parse(await ExifToolAsync("-j", "-a", "-G1", "-s", Path.Combine(folder.FullName, "out"))).RootElement;
            found.GetArrayLength().ShouldBe(renditions);
            var tags = found.EnumerateArray().SelectMany(file => file.EnumerateObject()).Select(tag => tag.Name)
                .Where(name => !s_plain.Contains(name.Split(':')[0])).ToList();
            Figure.Print($"privacy: {renditions} renditions, tags beside structure: {tags.Count}");
            tags.ShouldBeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Writes all renditions of a file that is full of metadata; how many.</summary>
    private static async Task<int> RenderAsync(string folder, string format)
    {
        var path = Path.Combine(folder, $"in.{format}");
        await File.WriteAllBytesAsync(path, Plain(format));
        await ExifToolAsync(
            "-q", "-m", "-overwrite_original", "-GPSLatitude=48.86", "-GPSLatitudeRef=N", "-GPSLongitude=2.35", "-GPSLongitudeRef=E", $"-Artist={Secret}",
            $"-Model={Secret}", $"-SerialNumber={Secret}", $"-XMP-dc:Creator={Secret}", $"-IPTC:By-line={Secret}", $"-Comment={Secret}", path);
        var file = await File.ReadAllBytesAsync(path);
        // Otherwise the test would show nothing.
        Encoding.Latin1.GetString(file).ShouldContain(Secret);
        var kind = format switch
        {
            "jpg" => PictureFormat.Jpeg, "png" => PictureFormat.Png, "webp" => PictureFormat.WebP, "tif" => PictureFormat.Tiff, "gif" => PictureFormat.Gif,
            _ => PictureFormat.Avif,
        };
        var count = 0;
        var output = Directory.CreateDirectory(Path.Combine(folder, "out")).FullName;
        foreach (var purpose in new[] { ImagingPurpose.Picture, ImagingPurpose.Further, ImagingPurpose.Avatar })
        {
            var rendered = Renderer.Render(new WorkerRequest(purpose, kind, 0, 0, file.Length), file);
            var files = rendered.Renditions.Select(one => one.Bytes).Concat(rendered.Placeholder.Length > 0 ? [rendered.Placeholder] : []);
            foreach (var bytes in files)
            {
                Encoding.Latin1.GetString(bytes).ShouldNotContain(Secret);
                await File.WriteAllBytesAsync(Path.Combine(output, $"{format}-{count++}.{ExtensionOf(bytes)}"), bytes);
            }
        }

        return count;
    }

    private static string ExtensionOf(byte[] bytes) => bytes[0] switch { 0xFF => "jpg", (byte)'R' => "webp", _ => "avif" };

    private static byte[] Plain(string format)
    {
        using var image = TestPictures.Make(3, 1400, 900);
        return format switch
        {
            "jpg" => image.JpegsaveBuffer(profile: "p3"),
            "png" => image.PngsaveBuffer(profile: "p3"),
            "webp" => image.WebpsaveBuffer(profile: "p3"),
            "tif" => image.TiffsaveBuffer(profile: "p3"),
            "gif" => image.GifsaveBuffer(),
            _ => image.HeifsaveBuffer(compression: Enums.ForeignHeifCompression.Av1, effort: 0),
        };
    }

    private static async Task<string> ExifToolAsync(params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("exiftool", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            process.ExitCode.ShouldBe(0, await errors);
            return output;
        }
        catch (Win32Exception)
        {
            Assert.Skip("exiftool is missing; on Debian it is in the package libimage-exiftool-perl.");
            throw;
        }
    }
}
