using Picasso.Demo.Painting;
using Picasso.Demo.Painting.Painters;
using static Picasso.Demo.Amounts;

namespace Picasso.Demo.Cast;

/// <summary>The sea, and nothing but the sea.</summary>
internal static class Ines
{
    public static Person Person { get; } = new("ines", "Inês Caldeira-Voss", "1979-09-30",
        "Sailor's daughter with a tripod. I photograph one horizon over and over; it has not repeated itself yet.",
        new Portrait
        {
            Back = Ramp.Of(0x9AC4D0, 0x2A6A8A), Skin = 0xD8A480, HairColor = 0x2A2220, Clothes = 0xF0E8D8, Hair = Hair.Bun,
        },
        [
            new(new SeaGlitter { SkyColors = Ramp.Of(0x2A3A62, 0x7A6A8E, 0xF0A070, 0xFFD49A), Deep = 0x0E2236 }, Frame.Wide.Large, 2)
            {
                Title = "The last ten minutes of October",
                Description = "Two minutes of exposure through ten stops of glass. The clouds were faster than I was.",
                Tags = ["sea", "sunset", "longexposure", "reflection"], Category = "landscape", Price = Eur(180),
                Alt = "The sun touching a calm sea at sunset, a broad path of glitter running towards the viewer under streaked violet clouds.",
            },
            new(new SeaGlitter
            {
                SkyColors = Ramp.Of(0x1A4A6E, 0x5A94A8, 0xE8D8B8), Deep = 0x0A3A4A, Rocks = true, SunX = 0.3f, Swell = 0.5f,
            }, Frame.Wide, 3)
            {
                Title = "Three sisters, ebb tide",
                Description = "The stacks have names on no chart. My father called them the sisters, so that is what they are.",
                Tags = ["sea", "rocks", "tide", "teal"], Category = "landscape", Price = Eur(220),
                Alt = "Three dark rocky islets standing in teal water with their reflections, a low sun behind thin windblown clouds.",
            },
            new(new SeaGlitter
            {
                SkyColors = Ramp.Of(0x0A1430, 0x1C3054, 0x4A6A8A), Deep = 0x050C1C, Glow = 0xDCE8FF, Cloud = 0x1A2440, SunX = 0.3f,
                SunUp = 0.24f, Horizon = 0.55f, Swell = 0.9f, Stretch = 1.1f,
                Film = Film.Night with { Bloom = 0.5f },
            }, Frame.Tall, 62)
            {
                Title = "Moon road",
                Description = "Handheld from the ferry, which is why it is a little soft. I would not trade it for a sharp one.",
                Tags = ["moon", "sea", "night", "blue"], Category = "night", Price = Gbp(140),
                Alt = "A moon over a dark rippled sea, its silver reflection broken by waves, clouds edged with light.",
            },
            new(new SeaGlitter
            {
                SkyColors = Ramp.Of(0xB8BCC0, 0xD4D6D8, 0xF0F0EE), Deep = 0x6A7278, Glow = 0xFFFFFF, Cloud = 0x7A8086, Horizon = 0.32f,
                SunX = 0.8f, SunUp = 0f, Swell = 0.25f, Stretch = 4f, Rocks = true, Film = Film.Mono with { Grain = 0.03f },
            }, Frame.Panorama.Large, 48)
            {
                Title = "Quiet water",
                Description = "Four minutes. Everything that moved left the picture by itself.",
                Tags = ["minimal", "blackandwhite", "sea", "longexposure"], Category = "black-and-white", Price = Eur(260),
                Alt = "A wide black-and-white seascape, smooth pale water with a few dark rocks under drawn-out clouds.",
            },
            new(new LongPier { Deck = true, From = (0.95f, 1.05f), To = (0.35f, 0.44f) }, Frame.Square, 33)
            {
                Title = "Out",
                Description = "The handrail of a jetty that has no jetty any more.",
                Tags = ["minimal", "pier", "longexposure", "blackandwhite"], Category = "black-and-white", Price = Eur(190),
                Alt = "A row of posts joined by a rail leads from the lower right out into milky water towards the horizon, radiating clouds above.",
            },
        ]);
}
