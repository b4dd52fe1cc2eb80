using Picasso.Demo.Painting;
using Picasso.Demo.Painting.Painters;
using static Picasso.Demo.Amounts;

namespace Picasso.Demo.Cast;

/// <summary>Geometry in oil.</summary>
internal static class Adaeze
{
    public static Person Person { get; } = new("adaeze", "Adaeze Umeora", "1996-10-19",
        "Painter of edges. Trained as an architect, cured of it by colour. Studio visits by appointment and with cake.",
        new Portrait
        {
            Back = Ramp.Of(0xF2C84A, 0xE86A3A), Skin = 0x7A4A2E, HairColor = 0x1A1210, Clothes = 0x1E3C96, Hair = Hair.Curls,
        },
        [
            new(new Composition(), Frame.Upright.Large, 38)
            {
                Title = "Grid with a window open",
                Description = "Oil on linen, 90 by 120. The blue took three coats, the white took five.",
                Tags = ["geometric", "oil", "primary", "grid"], Category = "abstract", Price = Gbp(480),
                Alt = "A painting of white, blue and yellow rectangles divided by thick black bars, with visible brush strokes.",
            },
            new(new OpArt { Kind = OpArtKind.Bulge }, Frame.Wide.Large, 22)
            {
                Title = "Two guests under the cloth",
                Description = "Do not look at it before driving.",
                Tags = ["opart", "chequers", "illusion", "blackandwhite"], Category = "abstract", Price = Gbp(220),
                Alt = "A black-and-white chequerboard from which two spheres seem to bulge.",
            },
            new(new Composition
            {
                Circles = true, Parts = 16, Colors = [0xD8402C, 0x1E4A8C, 0xF2B84A, 0x2A6A5A, 0xE8A0A0, 0x2A2A30],
            }, Frame.Wide, 39)
            {
                Title = "Minor planets",
                Description = "Transparent over opaque, never the other way round. The lines came last and took longest.",
                Tags = ["geometric", "circles", "oil", "lines"], Category = "abstract", Price = Gbp(410),
                Alt = "Overlapping coloured circles and rings with thin black lines on a cream canvas.",
            },
            new(new OpArt { Kind = OpArtKind.Folds, Darks = Ramp.Of(0x1A2A6A, 0x8A1A5A) }, Frame.Square, 23)
            {
                Title = "Curtain call",
                Description = "Screen print, two colours that become nine.",
                Tags = ["opart", "stripes", "screenprint", "violet"], Category = "abstract", Price = Gbp(180),
                Alt = "Wavy stripes in blue to magenta on white that look like folds in moving cloth.",
            },
            new(new OpArt { Kind = OpArtKind.Rings, Count = 13f, Darks = Ramp.Of(0xC83A2A, 0x1A3A8A) }, Frame.Cinema.Large, 24)
            {
                Title = "Two stones, one pond",
                Description = "What two sets of rings do when nobody stops them.",
                Tags = ["opart", "interference", "rings", "pattern"], Category = "abstract", Price = Gbp(190),
                Alt = "Two sets of concentric rings from red to blue interfere and form a chequered pattern between their centres.",
            },
        ]);
}
