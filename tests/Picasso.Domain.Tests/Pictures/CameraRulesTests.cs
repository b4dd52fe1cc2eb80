using Picasso.Pictures;
using Picasso.Pictures.Describing;

namespace Picasso.Domain.Tests.Pictures;

/// <summary>What a file says of its camera is believed only within the limits of text and of what cameras can do.</summary>
public class CameraRulesTests
{
    private static readonly DateTimeOffset s_now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void The_values_of_a_camera_are_read() => Read(
        ("Make", "NIKON CORPORATION"), ("Model", "NIKON Z 6"), ("LensModel", " NIKKOR Z 35mm f/1.8 S "), ("ExposureTime", "10/2500"), ("FNumber", "28/10"),
        ("ISOSpeedRatings", "400"), ("FocalLength", "350/10"), ("DateTimeOriginal", "2025:05:12 14:30:59")).ShouldBe(Given.Camera);

    [Theory]
    [InlineData("Canon", "Canon EOS R5", "Canon EOS R5")]
    [InlineData("OLYMPUS CORPORATION", "E-M1MarkII", "OLYMPUS CORPORATION E-M1MarkII")]
    [InlineData("Apple", "iPhone 15 Pro", "Apple iPhone 15 Pro")]
    [InlineData("", "GR III", "GR III")]
    [InlineData("RICOH", "", "RICOH")]
    [InlineData("写真機", "一号", "写真機 一号")]
    public void A_camera_is_named_by_maker_and_model(string make, string model, string named) => Read(("Make", make), ("Model", model)).ShouldBe(new CameraData(named));

    [Fact]
    public void Two_names_that_are_too_long_together_are_the_model_alone() =>
        Read(("Make", new string('a', 60)), ("Model", new string('b', 60))).ShouldBe(new CameraData(new string('b', 60)));

    [Theory]
    [InlineData("LensModel", "")]
    [InlineData("LensModel", "   ")]
    [InlineData("LensModel", "a\nb")]
    [InlineData("LensModel", "a\u0000b")]
    [InlineData("LensModel", "a\u202Egnp.b")]
    [InlineData("LensModel", "\u200B\u200B")]
    [InlineData("LensModel", "Z\u200B6")]
    [InlineData("LensModel", "not \uFFFD text")]
    [InlineData("ExposureTime", "1/0")]
    [InlineData("ExposureTime", "0/250")]
    [InlineData("ExposureTime", "-1/250")]
    [InlineData("ExposureTime", "1/250/2")]
    [InlineData("ExposureTime", "1/4294967295")]
    [InlineData("ExposureTime", "86401")]
    [InlineData("ExposureTime", "4294967296")]
    [InlineData("ExposureTime", "0x10")]
    [InlineData("ExposureTime", " 1/250")]
    [InlineData("ExposureTime", "1e3")]
    [InlineData("FNumber", "0/10")]
    [InlineData("FNumber", "4/10")]
    [InlineData("FNumber", "129")]
    [InlineData("FNumber", "4294967295")]
    [InlineData("ISOSpeedRatings", "0")]
    [InlineData("ISOSpeedRatings", "10000001")]
    [InlineData("FocalLength", "0")]
    [InlineData("FocalLength", "10001")]
    [InlineData("DateTimeOriginal", "0000:00:00 00:00:00")]
    [InlineData("DateTimeOriginal", "2025:13:12 14:30:00")]
    [InlineData("DateTimeOriginal", "2025-05-12 14:30:00")]
    [InlineData("DateTimeOriginal", "1825:12:31 23:59:59")]
    [InlineData("DateTimeOriginal", "2026:01:03 05:04:06")]
    [InlineData("GPSLatitude", "52/1")]
    [InlineData("BodySerialNumber", "12345")]
    [InlineData("CameraOwnerName", "Ada")]
    public void Nonsense_is_left_out_and_the_rest_stays(string tag, string value)
    {
        Read((tag, value)).ShouldBeNull();
        Read((tag, value), ("Model", "Z 6")).ShouldBe(new CameraData("Z 6"));
    }

    [Fact]
    public void A_text_has_a_longest_length() =>
        Read(("Model", new string('x', CameraRules.MaxName)), ("LensModel", new string('x', CameraRules.MaxName + 1))).ShouldBe(new CameraData(new string('x', 100)));

    [Theory]
    [InlineData("ExposureTime", "1/32000", 31_250)]
    [InlineData("ExposureTime", "30", 30_000_000_000)]
    [InlineData("ExposureTime", "1/3", 333_333_333)]
    [InlineData("ExposureTime", "86400", 86_400_000_000_000)]
    [InlineData("FNumber", "95/100", 95)]
    [InlineData("FNumber", "128", 12_800)]
    [InlineData("ISOSpeedRatings", "3280000", 3_280_000)]
    [InlineData("FocalLength", "69/10", 69)]
    [InlineData("FocalLength", "10000", 100_000)]
    public void Numbers_of_real_cameras_are_kept_exactly(string tag, string value, long number)
    {
        var camera = Read((tag, value)).ShouldNotBeNull();
        (camera.ExposureNanoseconds ?? camera.ApertureHundredths ?? camera.Iso ?? camera.FocalLengthTenths).ShouldBe(number);
    }

    [Fact]
    public void A_clock_may_be_a_time_zone_ahead() =>
        Read(("DateTimeOriginal", "2026:01:03 05:04:05")).ShouldBe(new CameraData(TakenAt: "2026-01-03T05:04"));

    private static CameraData? Read(params (string Tag, string Value)[] tags) => CameraRules.Read(tags.ToDictionary(tag => tag.Tag, tag => tag.Value), s_now);
}
