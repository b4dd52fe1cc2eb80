using Picasso.Demo.Painting;
using Picasso.Demo.Painting.Painters;
using static Picasso.Demo.Amounts;

namespace Picasso.Demo.Cast;

/// <summary>Numbers that look back.</summary>
internal static class Jonas
{
    public static Person Person { get; } = new("jonas", "Jonas Fehrbach", "1982-08-01",
        "Mathematics teacher. My pupils asked what complex numbers are good for; this is the answer I give them.",
        new Portrait
        {
            Back = Ramp.Of(0xC8C0E0, 0x5A5A9A), Skin = 0xECC0A0, HairColor = 0x4A3020, Clothes = 0x4A4A52, Hair = Hair.Short,
            Glasses = true,
        },
        [
            new(new Julia { Colors = Ramp.Of(0x060A1E, 0x1A3A7A, 0x5AB4C8, 0xFFE8B0, 0xE87A3A, 0x2A0A1E) }, Frame.Wide, 21)
            {
                Title = "c = −0.79 + 0.156i",
                Description = "Seventy-two steps at most for each point. Nothing in it is drawn; all of it follows.",
                Tags = ["fractal", "julia", "mathematics", "spirals"], Category = "abstract", Price = Eur(90),
                Alt = "A Julia set: linked spirals in rust and gold on a glowing blue ground.",
            },
            new(new RollingHills(), Frame.Wide, 10)
            {
                Title = "Sine and cosine, with cypresses",
                Description = "Holiday picture. I promised not to mention the sum of octaves.",
                Tags = ["hills", "cypress", "morning", "fields"], Category = "landscape", Price = Eur(170),
                Alt = "Rolling golden and green farmland with scattered cypresses in warm hazy morning light.",
            },
            new(new Julia
            {
                C = (-0.4f, 0.6f), Zoom = 1.75f, Turned = 0.7f,
                Colors = Ramp.Of(0x1A0A2A, 0x4A1A6A, 0xC83A7A, 0xFFB07A, 0xFFF4D0, 0x0A0A1A),
            }, Frame.Square, 77)
            {
                Title = "Rabbit, winter coat",
                Description = "A cousin of the famous rabbit. The ears are there if you look for them twice.",
                Tags = ["fractal", "julia", "violet", "mathematics"], Category = "abstract", Price = Eur(90),
                Alt = "A fractal: grey-brown rosettes with fern-like edges, in mirrored pairs on white and hot pink.",
            },
            new(new Lightning(), Frame.Wide, 15)
            {
                Title = "One over f",
                Description = "Twelve storms, four hundred frames, one strike in the right third.",
                Tags = ["lightning", "storm", "night", "clouds"], Category = "nature", Price = Eur(200),
                Alt = "A branching lightning bolt strikes a dark plain beneath violet storm clouds.",
            },
            new(new FlowInk
            {
                Inks = Ramp.Of(0xFFF4C0, 0xFFB84A, 0xE8503A, 0x7A2A8A), Paper = 0x0E1018, Scale = 2.3f, Curl = 1.9f,
                Width = 0.003f, Strands = 3600,
                Heading = 1.2f, Film = Film.Paper with { Bloom = 0.4f },
            }, Frame.Square, 93)
            {
                Title = "Field lines at night",
                Description = "A vector field, drawn until the plotter's pen ran dry.",
                Tags = ["generative", "flow", "lines", "dark"], Category = "abstract", Price = Eur(110),
                Alt = "Glowing yellow, orange and purple curved strokes swirl over a black ground.",
            },
        ]);
}
