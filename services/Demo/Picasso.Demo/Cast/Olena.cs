using Picasso.Demo.Painting;
using Picasso.Demo.Painting.Painters;
using static Picasso.Demo.Amounts;

namespace Picasso.Demo.Cast;

/// <summary>Plants, near.</summary>
internal static class Olena
{
    public static Person Person { get; } = new("olena", "Olena Sadovych", "1983-05-27",
        "Botanist, printer, owner of too many pots. Macro lens in one pocket, secateurs in the other.",
        new Portrait
        {
            Back = Ramp.Of(0xD0DCB0, 0x6A9A5A), Skin = 0xF2CCB0, HairColor = 0xC89A50, Clothes = 0x3A6A4A, Hair = Hair.Long,
        },
        [
            new(new Dahlia { Petals = Ramp.Of(0x5A0A2A, 0xC82A5A, 0xF07A9A, 0xFFD0C8) }, Frame.Square, 36)
            {
                Title = "Dahlia, 137.5 degrees",
                Description = "Every petal stands at the golden angle from the one before. I only had to press the button.",
                Tags = ["dahlia", "flower", "macro", "pink"], Category = "nature", Price = Eur(130),
                Alt = "A pink dahlia seen from straight above, petals in spirals around a yellow centre.",
            },
            new(new Cyanotype(), Frame.Upright, 25)
            {
                Title = "Ferns, printed by the sun",
                Description = "Twenty-two minutes in the garden, rinsed in the bathtub. The blue is rust, in a way.",
                Tags = ["cyanotype", "fern", "botanical", "blue"], Category = "nature", Price = Eur(160),
                Alt = "Cyanotype print: white shapes of fern fronds and dandelion clocks on deep blue with brushed edges.",
            },
            new(new AutumnLeaves(), Frame.Wide.Large, 12)
            {
                Title = "Nine leaves left",
                Description = "The tenth fell while I focused. 105 mm, wide open, against the evening sun.",
                Tags = ["autumn", "leaves", "bokeh", "orange"], Category = "nature", Price = Eur(120),
                Alt = "A twig with red and yellow autumn leaves in front of a blurred orange background full of round highlights.",
            },
            new(new DewWeb(), Frame.Wide.Large, 42)
            {
                Title = "Six o'clock, before the wind",
                Description = "She rebuilt it every night and I photographed it every morning. We had an understanding.",
                Tags = ["spiderweb", "dew", "macro", "green"], Category = "nature", Price = Eur(150),
                Alt = "A spider web strung with tiny dew drops against a soft green meadow with round highlights.",
            },
            new(new Dahlia
            {
                Petals = Ramp.Of(0x8A4A0A, 0xE89A1A, 0xFFD24A, 0xFFF2B8), Heart = 0x5A3414, Back = 0x1A2430, Count = 130, Size = 0.5f,
                Centre = (0.3f, 0.62f), Pointed = 0.9f,
            }, Frame.Tall, 61)
            {
                Title = "Facing south",
                Description = "Grown from a bird's leftovers under the kitchen window.",
                Tags = ["sunflower", "yellow", "garden", "macro"], Category = "nature", Price = Eur(110),
                Alt = "A yellow sunflower with pointed petals and a brown centre, placed low in an upright frame before a dark blue background.",
            },
        ]);
}
