using Picasso.Contracts;
using Picasso.Pictures.Queries.Colouring;

namespace Picasso.Domain.Tests.PictureQueries;

/// <summary>By which colours a picture is found.</summary>
public class ColouringTests
{
    // As imaging writes them: 24 by 16 pixels, quality 25.
    private const string SkyOverSnow = "UklGRlgAAABXRUJQVlA4IEwAAAAwAwCdASoYABAAPyV8t1KuJ6WisAgBwCSJZgCw7A6taVoAAOhVJ7DSR/T3Z2gJLcLvcszW+QR9yGClDjk32IIAymKGZTE1I4eNEAAA";
    private const string Red = "UklGRj4AAABXRUJQVlA4IDIAAADQAgCdASoYABAAPyV6tFGuJ6UisAgBwCSJQBadBaSAAP7kAW9y0VgX9Xfnb9T3ewbAAA==";

    [Theory]
    [InlineData("#ff0000", "red")]
    [InlineData("#8b0000", "red")]
    [InlineData("#dc143c", "red")]
    [InlineData("#ff7f00", "orange")]
    [InlineData("#ffa500", "orange")]
    [InlineData("#ffd700", "yellow")]
    [InlineData("#ffff00", "yellow")]
    [InlineData("#008000", "green")]
    [InlineData("#556b2f", "green")]
    [InlineData("#90ee90", "green")]
    [InlineData("#40e0d0", "turquoise")]
    [InlineData("#008080", "turquoise")]
    [InlineData("#0000ff", "blue")]
    [InlineData("#000080", "blue")]
    [InlineData("#87ceeb", "blue")]
    [InlineData("#4682b4", "blue")]
    [InlineData("#800080", "purple")]
    [InlineData("#8a2be2", "purple")]
    [InlineData("#ffc0cb", "pink")]
    [InlineData("#ff69b4", "pink")]
    [InlineData("#8b4513", "brown")]
    [InlineData("#a0764a", "brown")]
    [InlineData("#d2b48c", "brown")]
    [InlineData("#000000", "black")]
    [InlineData("#1a1c20", "black")]
    [InlineData("#808080", "grey")]
    [InlineData("#c0c0c0", "grey")]
    [InlineData("#ffffff", "white")]
    [InlineData("#f5f5f0", "white")]
    public void Colours_have_the_names_that_people_give_them(string colour, string name)
    {
        var rgb = Convert.FromHexString(colour[1..]);
        NamedColour.Of(rgb[0], rgb[1], rgb[2]).ShouldBe(name);
    }

    [Fact]
    public void Every_swatch_shows_its_own_colour()
    {
        foreach (var (id, (_, swatch)) in Colours.All)
        {
            var rgb = Convert.FromHexString(swatch[1..]);
            NamedColour.Of(rgb[0], rgb[1], rgb[2]).ShouldBe(id);
        }
    }

    [Fact]
    public void Every_colour_has_a_name_of_the_contract()
    {
        for (var red = 0; red < 256; red += 15)
            for (var green = 0; green < 256; green += 15)
                for (var blue = 0; blue < 256; blue += 15)
                    Colours.All.ShouldContainKey(NamedColour.Of((byte)red, (byte)green, (byte)blue));
    }

    [Fact]
    public void A_colour_counts_from_a_sixth_of_the_picture_on_and_the_three_largest_do()
    {
        DominantColours.Of(Pixels(("0000ff", 50), ("ffffff", 17), ("ff0000", 16), ("008000", 17))).ShouldBe(["blue", "green", "white"]);
        DominantColours.Of(Pixels(("ff0000", 25), ("008000", 25), ("000000", 25), ("ffffff", 25))).ShouldBe(["black", "green", "red"]);
        DominantColours.Of(Pixels([.. Colours.All.Values.Select(colour => (colour.Swatch[1..], 1))])).ShouldHaveSingleItem();
        DominantColours.Of([]).ShouldBeEmpty();
    }

    [Fact]
    public void A_placeholder_has_the_colours_of_its_picture()
    {
        DominantColours.Of(PlaceholderPixels.Read(SkyOverSnow)).ShouldBe(["blue", "white"]);
        DominantColours.Of(PlaceholderPixels.Read(Red)).ShouldBe(["red"]);
    }

    [Fact]
    public void What_is_not_what_imaging_writes_never_reaches_a_decoder()
    {
        var good = Convert.FromBase64String(Red);
        PlaceholderPixels.Read(Red).Length.ShouldBe(24 * 16 * 3);
        PlaceholderPixels.Read("").ShouldBeEmpty();
        PlaceholderPixels.Read("AQID").ShouldBeEmpty();
        PlaceholderPixels.Read("not Base64").ShouldBeEmpty();
        PlaceholderPixels.Read(Convert.ToBase64String(new byte[301])).ShouldBeEmpty();
        // Another format, a lossless frame, a wide one, a high one, none, a chunk behind it, a chunk without end.
        (int At, byte[] Bytes)[] wrong = [(0, "GIF8"u8.ToArray()), (12, "VP8L"u8.ToArray()), (26, [33, 0]), (28, [33, 0]), (26, [0, 0]), (16, [8]), (16, [0xFF, 0xFF])];
        foreach (var (at, bytes) in wrong)
        {
            var file = good.ToArray();
            bytes.CopyTo(file, at);
            PlaceholderPixels.Read(Convert.ToBase64String(file)).ShouldBeEmpty($"{at}");
        }
    }

    [Fact]
    public void A_damaged_placeholder_has_no_colours_or_some_and_harms_nobody()
    {
        var good = Convert.FromBase64String(SkyOverSnow);
        foreach (var at in (int[])[30, good.Length - 20])
        {
            var file = good.ToArray();
            file[at] ^= 0xFF;
            DominantColours.Of(PlaceholderPixels.Read(Convert.ToBase64String(file))).Count.ShouldBeLessThanOrEqualTo(DominantColours.Most);
        }
    }

    private static byte[] Pixels(params (string Colour, int Count)[] parts) =>
        [.. parts.SelectMany(part => Enumerable.Repeat(Convert.FromHexString(part.Colour), part.Count)).SelectMany(pixel => pixel)];
}
