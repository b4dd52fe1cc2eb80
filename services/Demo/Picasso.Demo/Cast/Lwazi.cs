using Picasso.Demo.Painting;
using Picasso.Demo.Painting.Painters;
using static Picasso.Demo.Amounts;

namespace Picasso.Demo.Cast;

/// <summary>The night sky.</summary>
internal static class Lwazi
{
    public static Person Person { get; } = new("lwazi", "Lwazi Ndlela", "1994-07-18",
        "Astronomy student by day, photographer by night, asleep in between. Dark skies are a human right.",
        new Portrait
        {
            Back = Ramp.Of(0x3A4A8A, 0x141A3A), Skin = 0x6A4228, HairColor = 0x14100E, Clothes = 0xE8A03A, Hair = Hair.Curls,
            Glasses = true,
        },
        [
            new(new MilkyWay(), Frame.Wide, 4)
            {
                Title = "The tent below the river",
                Description = "Thirteen seconds at f/2. The lamp in the tent was on for one of them; my sister timed it.",
                Tags = ["milkyway", "stars", "tent", "astro"], Category = "night", Price = Usd(260),
                Alt = "The Milky Way rises over dark wooded hills; at their foot a small tent glows orange.",
            },
            new(new StarTrails { LoneTree = true }, Frame.Wide, 5)
            {
                Title = "Two hours around the pole",
                Description = "240 frames of thirty seconds each. The tree held still, which was good of it.",
                Tags = ["startrails", "tree", "longexposure", "astro"], Category = "night", Price = Usd(230),
                Alt = "Stars drawn into concentric arcs around a point above a lone bare tree on a dark plain.",
            },
            new(new Moonrise { Radius = 0.33f, At = (0.42f, 0.47f) }, Frame.Classic, 35)
            {
                Title = "Perigee over the pines",
                Description = "800 millimetres and a lot of waiting. Heat haze did the rest.",
                Tags = ["moon", "forest", "telephoto", "dusk"], Category = "night", Price = Usd(210),
                Alt = "A very large cream-coloured full moon with its craters above a silhouette of conifers in a violet dusk.",
            },
            new(new Moonrise
            {
                Eclipse = true, Radius = 0.15f, At = (0.5f, 0.36f), Tone = 0xF4F0FF,
                SkyColors = Ramp.Of(0x0A1024, 0x16244A, 0x5A5A7A, 0xE0A070),
            }, Frame.Tall, 85)
            {
                Title = "Second contact",
                Description = "Two minutes and nine seconds that I had planned for six years, and I forgot to look up for the first one.",
                Tags = ["eclipse", "corona", "sun", "astro"], Category = "night", Price = Usd(450),
                Alt = "A total solar eclipse: a black disc with a white streaming corona and a bright diamond of light over dark conifers.",
            },
            new(new MilkyWay
            {
                Tilt = -0.18f, Middle = 0.3f, Tent = false, Ridge = 0.86f, Nebula = 0x5A8AD0, Core = 0xFFE6C8,
                SkyColors = Ramp.Of(0x030610, 0x0A1228, 0x1A3A4A, 0x4A6A5A),
            }, Frame.Panorama, 99)
            {
                Title = "Arch",
                Description = "Fourteen panels, stitched. Green airglow over the sea, no moon, no sleep.",
                Tags = ["milkyway", "panorama", "airglow", "astro"], Category = "night", Price = Usd(340),
                Alt = "Panorama with the Milky Way lying almost level across a starry sky, greenish glow above a dark tree line.",
            },
        ]);
}
