using Picasso.Demo.Painting;
using Picasso.Demo.Painting.Painters;
using static Picasso.Demo.Amounts;

namespace Picasso.Demo.Cast;

/// <summary>Glass, clay, and what stands on the workbench.</summary>
internal static class Wren
{
    public static Person Person { get; } = new("wren", "Wren Castellane", "1971-06-06",
        "Glazier and potter; photographs the work because it leaves. Everything here broke at least once.",
        new Portrait
        {
            Back = Ramp.Of(0xD8C0C8, 0x8A5A6A), Skin = 0xE8B890, HairColor = 0xC8C0B8, Clothes = 0x5A3A2A, Hair = Hair.Bald, Beard = true,
        },
        [
            new(new StainedGlass
            {
                Sky = Ramp.Of(0xFFE08A, 0xF08A3C, 0xB03A5A, 0x3A3A8A, 0x16285A), Earth = Ramp.Of(0x2E7A4A, 0x1A5A6A, 0x123A5A),
            }, Frame.Upright, 17)
            {
                Title = "Evening, in lead",
                Description = "412 pieces, mouth-blown. Photographed at five in the afternoon, when the window does its own lighting.",
                Tags = ["stainedglass", "sunset", "glass", "craft"], Category = "other", Price = Gbp(350),
                Alt = "A stained-glass window of irregular panes that show a yellow sun in an orange sky over green and blue hills.",
            },
            new(new Glaze { Colors = Ramp.Of(0xC8A070, 0x6A8A8A, 0x1E5A7A, 0x0A2A4A, 0x16608A) }, Frame.Square, 40)
            {
                Title = "Bowl, cobalt over iron",
                Description = "Cone 10, reduction, and luck. The crazing sings for an hour after the kiln is opened.",
                Tags = ["ceramics", "glaze", "cobalt", "crackle"], Category = "other", Price = Gbp(160),
                Alt = "A round bowl from above with crackled glaze running from sand at the rim to deep blue in the middle.",
            },
            new(new StainedGlass
            {
                Rose = true, Centre = (0.5f, 0.5f), Sky = Ramp.Of(0x2A4AB0, 0x1A6AA8, 0x6A2A8A),
                Earth = Ramp.Of(0xC82A3A, 0xE8A030, 0x2A8A5A),
            }, Frame.Square.Large, 17)
            {
                Title = "Rose window, a study",
                Description = "A study for a chapel that has not decided yet. I have.",
                Tags = ["stainedglass", "rose", "symmetry", "blue"], Category = "city", Price = Gbp(420),
                Alt = "A round rose window of leaded glass with rings of blue, red, gold and green petals.",
            },
            new(new RainWindow
            {
                Back = Ramp.Of(0x1A2A1E, 0x3A5A3A, 0x7A8A6A), Lights = [0xF8E8B0, 0xC8E0A0, 0x8AC0A0, 0xFFFFFF], Drops = 0.72f,
            }, Frame.Cinema, 46)
            {
                Title = "Greenhouse, first rain",
                Description = "The roof leaks in exactly one place, and that is where I keep the camera.",
                Tags = ["rain", "glass", "green", "drops"], Category = "nature", Price = Gbp(120),
                Alt = "Water drops of many sizes on a pane in front of a blurred green garden, each with a bright highlight.",
            },
            new(new CloudTower
            {
                SkyColors = Ramp.Of(0x2A3054, 0x8A6A8A, 0xF4B89A), Light = 0xFFD0A0, Shadow = 0x5A5078, Sun = (-0.06f, 0.02f),
                Middle = 0.66f,
            }, Frame.Tall, 64)
            {
                Title = "Weather arriving",
                Description = "From the workshop door. I shut the kiln and then the door.",
                Tags = ["clouds", "evening", "storm", "sky"], Category = "landscape", Price = Gbp(150),
                Alt = "A towering evening cloud lit peach from the left against a violet sky, in an upright frame.",
            },
        ]);
}
