using Picasso.Contracts.Pictures;
using Picasso.Web.Formatting;

namespace Picasso.Web.Tests;

/// <summary>How a photo was taken reads as on a camera.</summary>
public class CameraTextTests
{
    [Theory]
    [InlineData(31_250, "1/32000 s")]
    [InlineData(4_000_000, "1/250 s")]
    [InlineData(16_666_667, "1/60 s")]
    [InlineData(66_666_667, "1/15 s")]
    [InlineData(250_000_000, "1/4 s")]
    [InlineData(300_000_000, "0.3 s")]
    [InlineData(500_000_000, "0.5 s")]
    [InlineData(1_300_000_000, "1.3 s")]
    [InlineData(30_000_000_000, "30 s")]
    [InlineData(0, "")]
    public void Exposure_times_are_fractions_up_to_a_quarter_of_a_second(long nanoseconds, string shown) =>
        CameraText.Exposure(new Camera { ExposureNanoseconds = nanoseconds }).ShouldBe(shown);

    [Theory]
    [InlineData(95, "f/0.95")]
    [InlineData(178, "f/1.78")]
    [InlineData(280, "f/2.8")]
    [InlineData(567, "f/5.7")]
    [InlineData(1100, "f/11")]
    [InlineData(0, "")]
    public void Apertures_are_f_numbers(int hundredths, string shown) => CameraText.Aperture(new Camera { ApertureHundredths = hundredths }).ShouldBe(shown);

    [Theory]
    [InlineData(350, "35 mm")]
    [InlineData(69, "6.9 mm")]
    [InlineData(8_000, "800 mm")]
    [InlineData(0, "")]
    public void Focal_lengths_are_millimetres(int tenths, string shown) => CameraText.FocalLength(new Camera { FocalLengthTenths = tenths }).ShouldBe(shown);

    [Theory]
    [InlineData(400, "ISO 400")]
    [InlineData(102_400, "ISO 102400")]
    [InlineData(0, "")]
    public void Sensitivities_are_ISO(int iso, string shown) => CameraText.Iso(new Camera { Iso = iso }).ShouldBe(shown);

    [Theory]
    [InlineData("2025-05-12T14:30", "12 May 2025, 14:30")]
    [InlineData("", "")]
    [InlineData("yesterday", "")]
    public void The_time_is_the_cameras(string takenAt, string shown) => CameraText.TakenAt(new Camera { TakenAt = takenAt }).ShouldBe(shown);
}
