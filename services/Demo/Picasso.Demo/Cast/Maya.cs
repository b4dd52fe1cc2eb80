using Picasso.Demo.Painting;
using Picasso.Demo.Painting.Painters;
using static Picasso.Demo.Amounts;

namespace Picasso.Demo.Cast;

/// <summary>Mountains, mostly before breakfast.</summary>
internal static class Maya
{
    public static Person Person { get; } = new("maya", "Maya Tormund", "1987-04-12",
        "Mountain photographer. I sleep badly, so I may as well be up there for the first light. Prints smell better than screens.",
        new Portrait
        {
            Back = Ramp.Of(0xF4D8A8, 0xD88A5A), Skin = 0xF0C4A0, HairColor = 0x8A4A22, Clothes = 0x2A4A5A, Hair = Hair.Long,
        },
        [
            new(new MountainDawn
            {
                SkyColors = Ramp.Of(0x35507A, 0x7E8FB0, 0xE8B49A, 0xFFD9A8), Near = 0x1B2433, Haze = 0xD9B8A8,
            }, Frame.Wide, 1)
            {
                Title = "Seven ridges at first light",
                Description = "Twenty minutes after the sun came over the edge, with the night's mist still lying between the ridges. One frame, no stacking.",
                Tags = ["mountains", "dawn", "mist", "layers"], Category = "landscape", Price = Eur(240),
                Alt = "Wooded mountain ridges one behind another, fading into a peach-coloured haze under a low sun.",
            },
            new(new Alps(), Frame.Wide, 8)
            {
                Title = "The wall above the meadows",
                Description = "Late September snow on the north faces while the valley floor is still green. Polariser, a tripod and cold fingers.",
                Tags = ["alps", "snow", "peaks", "clouds"], Category = "landscape", Price = Chf(420),
                Alt = "A chain of jagged snow-covered peaks above dark wooded foothills, thin clouds in a deep blue sky.",
            },
            new(new MountainDawn
            {
                SkyColors = Ramp.Of(0x18304A, 0x3C6A7E, 0x9CC0B8, 0xE6EAD0), Near = 0x0C2226, Haze = 0xA8C4BE, Glow = 0xF2F0C0,
                Ridges = 5, SunX = 0.2f, SunY = 0.3f, Horizon = 0.3f, Steepness = 1.5f,
            }, Frame.Panorama, 27)
            {
                Title = "Cold valley, five breaths",
                Description = "A stitched panorama from the hut's terrace. The forest was so quiet that I could hear the fog move.",
                Tags = ["panorama", "forest", "mist", "teal"], Category = "landscape", Price = Eur(310),
                Alt = "Wide view over five forested ridges in blue-green mist, a pale sun at the upper left.",
            },
            new(new Alps
            {
                SkyColors = Ramp.Of(0x3A2A5A, 0xB0607A, 0xF6B88A), Sunlight = 0xFFB07A, Shadow = 0x50507E, SnowLine = 0.9f,
                Tall = 6.4f, Horizon = 0.66f, Sun = (-0.9f, 0.3f, -0.2f), Clouds = 0.35f,
            }, Frame.Classic, 21)
            {
                Title = "Alpenglow, four minutes",
                Description = "It lasts about four minutes, and for three of them you fumble with the filter. This is the fourth.",
                Tags = ["alps", "alpenglow", "evening", "snow"], Category = "landscape", Price = Eur(380),
                Alt = "Snow peaks lit orange-pink from the left by the last sun, violet shadows, an evening sky from purple to apricot.",
            },
            new(new LowPoly
            {
                SkyColors = Ramp.Of(0x2A3A7A, 0xB05A8A, 0xFFB070), Land = Ramp.Of(0x7A5A8A, 0x4A3A6A, 0x1E2446),
            }, Frame.Wide.Large, 37)
            {
                Title = "How I remember the pass",
                Description = "Not a photograph. I folded the pass out of triangles on the train home, because memory has no more detail than that.",
                Tags = ["lowpoly", "mountains", "dusk", "illustration"], Category = "abstract",
                Alt = "A mountain landscape at dusk made of flat triangles: snowy crests, purple slopes, a pale sun in a pink sky.",
            },
        ]);
}
