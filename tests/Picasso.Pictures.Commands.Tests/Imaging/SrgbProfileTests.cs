using NetVips;
using Picasso.Imaging;
using Picasso.Imaging.Worker.Colour;

namespace Picasso.Pictures.Commands.Tests.Imaging;

/// <summary>Only a profile that is sRGB by its numbers is left out, and no profile, however broken, is more than not recognised.</summary>
public class SrgbProfileTests
{
    [Theory]
    [InlineData("srgb", true)]
    [InlineData("p3", false)]
    public void A_profile_is_recognised_by_its_numbers(string name, bool isSrgb) => SrgbProfile.Matches(Profile(name)).ShouldBe(isSrgb);

    [Theory]
    [InlineData("rXYZ")]
    [InlineData("gTRC")]
    public void A_profile_that_is_sRGB_but_for_one_number_is_applied(string tag)
    {
        var profile = Profile("srgb");
        var entry = profile.AsSpan(132).IndexOf(System.Text.Encoding.ASCII.GetBytes(tag)) + 132;
        var data = (profile[entry + 5] << 16) | (profile[entry + 6] << 8) | profile[entry + 7];
        profile[data + 12] ^= 0x20;
        profile[data + 13] ^= 0x20;
        SrgbProfile.Matches(profile).ShouldBeFalse();
    }

    [Fact]
    public void A_broken_profile_is_not_recognised()
    {
        var (whole, random) = (Profile("srgb"), new Random(11));
        for (var length = 0; length < whole.Length; length++)
            SrgbProfile.Matches(whole.AsSpan(0, length)).ShouldBeFalse();
        for (var round = 0; round < 5_000; round++)
        {
            var broken = whole.ToArray();
            for (var i = 0; i < 8; i++)
                broken[random.Next(broken.Length)] = (byte)random.Next(256);
            Should.NotThrow(() => SrgbProfile.Matches(broken));
        }
    }

    /// <summary>A transform that changes nothing would take half of the time of an upload.</summary>
    [Theory]
    [InlineData("none", false)]
    [InlineData("srgb", false)]
    [InlineData("p3", true)]
    public void A_picture_that_is_sRGB_already_is_not_converted(string profile, bool isConverted)
    {
        using var image = Image.Black(8, 8, bands: 3).Copy(interpretation: Enums.Interpretation.Srgb);
        var file = profile == "none" ? image.PngsaveBuffer() : image.PngsaveBuffer(profile: profile);
        using var stored = Image.NewFromBuffer(file);

        var colour = PictureColour.Of(stored, file, PictureFormat.Png);

        (colour.IsEmbedded, colour.Declared).ShouldBe((isConverted, null));
    }

    private static byte[] Profile(string name)
    {
        using var image = Image.Black(8, 8, bands: 3).Copy(interpretation: Enums.Interpretation.Srgb);
        using var saved = Image.NewFromBuffer(image.PngsaveBuffer(profile: name));
        return (byte[])saved.Get("icc-profile-data");
    }
}
