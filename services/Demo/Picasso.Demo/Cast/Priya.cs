using Picasso.Demo.Painting;
using Picasso.Demo.Painting.Painters;
using static Picasso.Demo.Amounts;

namespace Picasso.Demo.Cast;

/// <summary>Patterns that make themselves.</summary>
internal static class Priya
{
    public static Person Person { get; } = new("priya", "Priya Venkatar", "1986-02-14",
        "Marbler and stone cutter. I decide where the first drop falls; the rest is physics and retry.",
        new Portrait
        {
            Back = Ramp.Of(0xF0B8A0, 0xA84A6A), Skin = 0xA8704A, HairColor = 0x16100E, Clothes = 0x1A6A6A, Hair = Hair.Long,
        },
        [
            new(new Agate { Bands = Ramp.Of(0x14283C, 0x2E6A88, 0xA8D0D8, 0xF4EEE0, 0xC88A54, 0x5A2E20) }, Frame.Wide, 16)
            {
                Title = "Agate, river bed, slice 3",
                Description = "Cut, ground and polished for two days to see what took a few million years. Focus-stacked from 40 frames.",
                Tags = ["agate", "stone", "macro", "bands"], Category = "abstract", Price = Eur(170),
                Alt = "A polished agate slice with fine blue, cream and brown bands around a hollow of grey crystals.",
            },
            new(new Marbling { Swirl = true, Comb = 0.05f, Inks = [0x0A2A3A, 0x1A6A7A, 0xF0C8A0, 0xE86A5A, 0xF4EBDC] }, Frame.Square, 19)
            {
                Title = "Vortex in five inks",
                Description = "One turn of the stylus, no correction possible. Printed on the first sheet that was dry.",
                Tags = ["marbling", "ebru", "spiral", "teal"], Category = "abstract", Price = Eur(200),
                Alt = "Marbled paper with teal, coral and cream ink drawn into one large spiral.",
            },
            new(new Marbling { Inks = [0x1A3A6A, 0xC83A2A, 0xE8B040, 0x2A7A7A, 0xF4EBDC], Comb = 0.11f, Teeth = 5f }, Frame.Tall, 18)
            {
                Title = "Endpapers for an unwritten book",
                Description = "Combed twice. If you write the book, I will cut the paper to size.",
                Tags = ["marbling", "paper", "pattern", "color"], Category = "abstract", Price = Eur(150),
                Alt = "Combed marbled paper with blue, red, yellow and green tongues of colour on cream.",
            },
            new(new Agate
            {
                Bands = Ramp.Of(0x2A0A2A, 0x7A2A6A, 0xE08AB0, 0xFBE6E0, 0x8A5AA8, 0x2A1A4A), Heart = (0.22f, 0.75f),
                Fineness = 11f, Warp = 0.8f,
                Crystal = 0xD8B8E8,
            }, Frame.Tall, 29)
            {
                Title = "Amethyst edge",
                Description = "The outer bands are iron, the violet is iron too. It is nearly always iron.",
                Tags = ["amethyst", "stone", "violet", "macro"], Category = "abstract", Price = Eur(210),
                Alt = "Wavy bands of violet, rose and cream stone around a corner of pale purple crystals at the lower left.",
            },
            new(new FlowInk { Inks = Ramp.Of(0x16324A, 0x2A7A8A, 0xE8A85A, 0xC8402C) }, Frame.Wide, 20)
            {
                Title = "Current",
                Description = "Two thousand six hundred strokes, all of them agreeing.",
                Tags = ["ink", "flow", "lines", "generative"], Category = "abstract", Price = Eur(190),
                Alt = "Thousands of fine curved strokes in teal and orange that follow one another like a current or fur.",
            },
        ]);
}
