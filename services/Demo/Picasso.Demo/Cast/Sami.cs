using Picasso.Demo.Painting;
using Picasso.Demo.Painting.Painters;
using static Picasso.Demo.Amounts;

namespace Picasso.Demo.Cast;

/// <summary>The north.</summary>
internal static class Sami
{
    public static Person Person { get; } = new("sami", "Sami Aikiola", "1975-03-09",
        "Guide and photographer above the circle. Batteries live in my sleeping bag; so does the dog.",
        new Portrait
        {
            Back = Ramp.Of(0xB8D8D8, 0x3A7A7A), Skin = 0xF0C8B0, HairColor = 0xB8B0A8, Clothes = 0x2A3A5A, Hair = Hair.Short,
            Beard = true, Glasses = true,
        },
        [
            new(new AuroraLake(), Frame.Wide, 6)
            {
                Title = "Two skies",
                Description = "Minus nineteen and no wind at all. The lake froze an hour later.",
                Tags = ["aurora", "lake", "reflection", "north"], Category = "night", Price = Eur(330),
                Alt = "Green and violet curtains of northern light over snowy mountains, mirrored in a still dark lake with stones at the shore.",
            },
            new(new WinterForest { Firs = true, Air = 0xC4D4E4, Dark = 0x1A2A34, Film = Film.Colour with { Saturation = 0.8f } },
                Frame.Wide, 114)
            {
                Title = "Snow that stays",
                Description = "Fourth of November. From here on it does not melt until May.",
                Tags = ["winter", "firs", "snow", "quiet"], Category = "nature", Price = Eur(160),
                Alt = "Snow-laden fir trees standing in falling snow, the farther ones fading into blue-grey air.",
            },
            new(new AuroraLake { Low = 0xFF5A8A, High = 0x4A6AFF, Curtains = 2, Horizon = 0.72f, Slant = -0.16f }, Frame.Tall, 66)
            {
                Title = "Red over the narrow water",
                Description = "In thirty years I have seen the red kind four times. This time I had film in the camera.",
                Tags = ["aurora", "red", "night", "north"], Category = "night", Price = Eur(390),
                Alt = "Rose-red and blue northern lights stand above a dark mountain shore in an upright frame with a strip of reflecting water.",
            },
            new(new CloudTower { Balloons = 5 }, Frame.Wide, 32)
            {
                Title = "The day the balloons came",
                Description = "Once a year they come up from the south, and the cloud came to look at them.",
                Tags = ["clouds", "balloons", "summer", "sky"], Category = "other", Price = Eur(120),
                Alt = "Hot-air balloons with striped envelopes float in front of a towering white summer cloud.",
            },
            new(new StarTrails
            {
                PoleX = 0.74f, PoleY = 0.2f, Exposure = 0.95f, SkyColors = Ramp.Of(0x081A20, 0x103A3C, 0x2A5A50, 0x7A7A4A),
            }, Frame.Tall.Large, 58)
            {
                Title = "The sky turns on a nail",
                Description = "The old word for the pole star here is 'the nail'. One roll, one night.",
                Tags = ["startrails", "polestar", "forest", "north"], Category = "night", Price = Eur(220),
                Alt = "Long star trails circle a point at the upper right over a row of dark conifers in a green night sky.",
            },
        ]);
}
