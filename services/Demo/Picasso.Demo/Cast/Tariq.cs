using Picasso.Demo.Painting;
using Picasso.Demo.Painting.Painters;
using static Picasso.Demo.Amounts;

namespace Picasso.Demo.Cast;

/// <summary>Dry places.</summary>
internal static class Tariq
{
    public static Person Person { get; } = new("tariq", "Tariq Ben Yusra", "1991-01-22",
        "I walk into deserts until the phone stops working, then I start photographing. Geologist on weekdays.",
        new Portrait
        {
            Back = Ramp.Of(0xF0C890, 0xB86A3A), Skin = 0xC08A5E, HairColor = 0x1C1816, Clothes = 0xE8DCC4, Hair = Hair.Short, Beard = true,
        },
        [
            new(new Dunes(), Frame.Wide.Large, 7)
            {
                Title = "The wind's handwriting",
                Description = "Nobody had walked here since the last storm, and I walked back in my own footprints so as not to spoil it.",
                Tags = ["desert", "dunes", "sand", "shadow"], Category = "landscape", Price = Eur(275),
                Alt = "Sand dunes in low light: a sharp crest curves through the middle, ripples on the lit side, deep brown shadow on the other.",
            },
            new(new SlotCanyon(), Frame.Tall, 31)
            {
                Title = "Where the light comes down at noon",
                Description = "The slit above is no wider than my shoulders. For twenty minutes a day it pours.",
                Tags = ["canyon", "sandstone", "light", "orange"], Category = "nature", Price = Usd(320),
                Alt = "Curved orange and violet sandstone walls of a narrow canyon with a shaft of sunlight falling in from above.",
            },
            new(new Mesas(), Frame.Wide, 9)
            {
                Title = "A table for giants",
                Description = "Sandstone on shale: the soft layer goes, the hard one falls. Give it two hundred million years.",
                Tags = ["mesa", "desert", "geology", "redrock"], Category = "landscape", Price = Usd(240),
                Alt = "A stepped red sandstone tableland rises from a sandy plain with scattered scrub, white clouds in a blue sky.",
            },
            new(new Dunes
            {
                SkyColors = Ramp.Of(0x141A3A, 0x4A3A6A, 0xD8708A), Lit = 0xC87A7A, Dark = 0x2A1A38, Wind = 1.5f, Size = 1.6f, Eye = 2.9f,
                Horizon = 0.27f, Sun = (0.95f, 0.25f, 0.1f),
            }, Frame.Cinema, 24)
            {
                Title = "Dunes, blue hour",
                Description = "After the colour leaves the sand, it goes into the sky for a while.",
                Tags = ["desert", "dunes", "bluehour", "violet"], Category = "landscape", Price = Eur(250),
                Alt = "Large dunes in violet and rose at dusk, their crests lit from the right, a pink band on the horizon.",
            },
            new(new Mesas
            {
                SkyColors = Ramp.Of(0x2A2450, 0xA8506A, 0xFFB878), Sunlight = 0xFFA060, Shadow = 0x483A66, Sun = (0.9f, 0.28f, -0.15f),
                Horizon = 0.62f, Clouds = 0.9f,
            }, Frame.Panorama, 52)
            {
                Title = "Monuments, evening edition",
                Description = "Shot from the roof of the car, which is now slightly lower than it used to be.",
                Tags = ["desert", "panorama", "sunset", "redrock"], Category = "landscape", Price = Usd(390),
                Alt = "Panorama of red rock towers at sunset beneath pink streaks of cloud, purple shadows on the plain.",
            },
        ]);
}
