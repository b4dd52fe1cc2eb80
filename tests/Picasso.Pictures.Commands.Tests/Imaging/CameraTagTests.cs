using NetVips;
using Picasso.Imaging;
using Picasso.Imaging.Protocol;
using Picasso.Imaging.Worker.Exif;
using Picasso.Imaging.Worker.Rendering;
using Picasso.Testing;

namespace Picasso.Pictures.Commands.Tests.Imaging;

/// <summary>The worker returns of a file's camera data only the tags of its list, whatever else the file holds.</summary>
public class CameraTagTests
{
    private static readonly Dictionary<string, string> s_usual = new()
    {
        ["Make"] = "NIKON CORPORATION", ["Model"] = "NIKON Z 6II", ["LensModel"] = "NIKKOR Z 35mm f/1.8 S", ["ExposureTime"] = "10/2500", ["FNumber"] = "28/10",
        ["ISOSpeedRatings"] = "400", ["FocalLength"] = "35/1", ["DateTimeOriginal"] = "2025:05:12 14:30:59",
    };

    [Theory]
    [InlineData("NIKON Z 6 (NIKON Z 6, ASCII, 10 components, 10 bytes)", "NIKON Z 6")]
    [InlineData("NIKON Z 6  (NIKON Z 6, ASCII, 11 components, 11 bytes)", "NIKON Z 6")]
    [InlineData("a (b) (a (b), ASCII, 6 components, 6 bytes)", "a (b)")]
    [InlineData("x (x (x (x, ASCII, 6 components, 6 bytes)", "x (x")]
    [InlineData("1, ASCII, 2 components, 2 bytes) (1, ASCII, 2 components, 2 bytes), ASCII, 32 components, 32 bytes)", "1, ASCII, 2 components, 2 bytes)")]
    [InlineData("10/2500 (1/250 sec., Rational, 1 components, 8 bytes)", "10/2500")]
    [InlineData("400 400 (400, 400, Short, 2 components, 4 bytes)", "400")]
    [InlineData("one (another, ASCII, 4 components, 4 bytes)", "")]
    [InlineData("plain words", "")]
    [InlineData("", "")]
    public void A_value_is_found_in_the_words_of_libvips(string shown, string value) => ExifText.ValueOf(shown).ShouldBe(value);

    [Theory]
    [Trait(Pace.Trait, Pace.Slow)]
    [InlineData(PictureFormat.Jpeg)]
    [InlineData(PictureFormat.Png)]
    [InlineData(PictureFormat.WebP)]
    [InlineData(PictureFormat.Avif)]
    public void What_is_on_the_list_is_read_without_decoding_and_nothing_else(PictureFormat format)
    {
        var file = CameraFiles.With(format, 5, CameraFiles.Usual);
        System.Text.Encoding.Latin1.GetString(file).ShouldContain(CameraFiles.Secret);

        var read = Render(ImagingPurpose.Camera, format, file);

        read.Camera.ShouldBe(s_usual, ignoreOrder: true);
        (read.Renditions.Count, read.Grey.Length).ShouldBe((0, 0));
    }

    [Fact]
    [Trait(Pace.Trait, Pace.Slow)]
    public void An_upload_has_them_a_profile_picture_has_not()
    {
        var file = CameraFiles.With(6, CameraFiles.Usual);
        Render(ImagingPurpose.Picture, PictureFormat.Jpeg, file).Camera.ShouldBe(s_usual, ignoreOrder: true);
        Render(ImagingPurpose.Avatar, PictureFormat.Jpeg, file).Camera.ShouldBeEmpty();
    }

    [Fact]
    [Trait(Pace.Trait, Pace.Slow)]
    public void A_value_that_is_too_long_is_left_out()
    {
        var file = CameraFiles.With(7, ("ifd0-Make", new string('x', 5_000)), ("ifd0-Model", "Z 6"));
        Render(ImagingPurpose.Camera, PictureFormat.Jpeg, file).Camera.ShouldBe(new Dictionary<string, string> { ["Model"] = "Z 6" });
    }

    [Fact]
    [Trait(Pace.Trait, Pace.Slow)]
    public async Task Tags_of_another_program_are_read_alike()
    {
        var file = await CameraFiles.WriteAsync(
            TestPictures.Jpeg(8), "-Make=Canon", "-Model=Canon EOS R5 (naïve)", "-LensModel=a\u202Eb", "-ExposureTime=1/8000", "-FNumber=2.8", "-ISO=100",
            "-FocalLength=24", "-DateTimeOriginal=2024:02:29 08:00:00", $"-SerialNumber={CameraFiles.Secret}", $"-OwnerName={CameraFiles.Secret}");
        Render(ImagingPurpose.Camera, PictureFormat.Jpeg, file).Camera.ShouldBe(
            new Dictionary<string, string>
            {
                ["Make"] = "Canon", ["Model"] = "Canon EOS R5 (naïve)", ["LensModel"] = "a\u202Eb", ["ExposureTime"] = "1/8000", ["FNumber"] = "14/5",
                ["ISOSpeedRatings"] = "100", ["FocalLength"] = "24/1", ["DateTimeOriginal"] = "2024:02:29 08:00:00",
            }, ignoreOrder: true);
    }

    private static ImagedFile Render(ImagingPurpose purpose, PictureFormat format, byte[] file) =>
        Renderer.Render(new WorkerRequest(purpose, format, 0, 0, file.Length), file);
}
