using Picasso.Demo.Painting;
using Picasso.Demo.Painting.Painters;
using static Picasso.Demo.Amounts;

namespace Picasso.Demo.Cast;

/// <summary>Ink, fog and the empty part of the page.</summary>
internal static class Hana
{
    public static Person Person { get; } = new("hana", "Hana Mizukawa", "1968-11-03",
        "Ink on paper, silver on film. What is left out does most of the work. Tea at four, always.",
        new Portrait
        {
            Back = Ramp.Of(0xE8E0D0, 0xB8A890), Skin = 0xECC8A4, HairColor = 0x3A3A40, Clothes = 0x3A2A3A, Hair = Hair.Bun, Glasses = true,
        },
        [
            new(new SumiHills(), Frame.Wide, 26)
            {
                Title = "Hills after rain, red sun",
                Description = "Brush, ink stick and a great deal of water. The seal says that I was in a hurry, which I was not.",
                Tags = ["ink", "sumi", "hills", "sun"], Category = "other", Price = Eur(360),
                Alt = "Ink-wash painting of hills dissolving into mist, a red sun, a flock of birds and a bare tree at the left.",
            },
            new(new LongPier(), Frame.Wide.Large, 33)
            {
                Title = "Sixteen posts",
                Description = "I counted them every morning for a winter. Then there were fifteen.",
                Tags = ["minimal", "longexposure", "water", "blackandwhite"], Category = "black-and-white", Price = Eur(210),
                Alt = "Black-and-white picture of a line of wooden posts receding across smooth water under streaming clouds.",
            },
            new(new SumiHills { Hills = 3, SunAt = (0.3f, 0.2f), Sun = 0x8A8A80, Pine = false }, Frame.Tall, 71)
            {
                Title = "Three hills, no wind",
                Description = "Painted upright because the valley was deeper than it was wide.",
                Tags = ["ink", "sumi", "minimal", "mist"], Category = "other", Price = Eur(290),
                Alt = "Tall ink painting with three soft grey hills, a faint grey moon and small birds on pale paper.",
            },
            new(new WinterForest(), Frame.Wide, 14)
            {
                Title = "Birches, counting song",
                Description = "Medium format, one stop over, so that the snow stays snow.",
                Tags = ["birch", "snow", "forest", "blackandwhite"], Category = "black-and-white", Price = Eur(230),
                Alt = "White birch trunks with dark marks and bare black branches in a snowy wood, fading into white fog.",
            },
            new(new Glaze { Gold = true, Centre = (0.4f, 0.52f), Radius = 0.41f,
                Colors = Ramp.Of(0xE8E0D0, 0xD0D8CC, 0x9AB4A0, 0x7A9A8A) }, Frame.Wide, 41)
            {
                Title = "Mended, tea bowl",
                Description = "It fell in 1994. It is better now.",
                Tags = ["kintsugi", "ceramics", "gold", "stilllife"], Category = "other",
                Alt = "A pale green crackled tea bowl seen from above on dark wood, its breaks mended with veins of gold.",
            },
        ]);
}
