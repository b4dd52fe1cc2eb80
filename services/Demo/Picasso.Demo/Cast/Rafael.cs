using Picasso.Demo.Painting;
using Picasso.Demo.Painting.Painters;
using static Picasso.Demo.Amounts;

namespace Picasso.Demo.Cast;

/// <summary>Cities when they are wet or dark.</summary>
internal static class Rafael
{
    public static Person Person { get; } = new("rafael", "Rafael Quintay", "1990-12-08",
        "Night shifts made me a street photographer: nobody else was up. 35 mm, one lens, comfortable shoes.",
        new Portrait
        {
            Back = Ramp.Of(0x5A6A7A, 0x1E2A3A), Skin = 0xC89470, HairColor = 0x2A1E18, Clothes = 0x8A2A2A, Hair = Hair.Hat, Beard = true,
        },
        [
            new(new FogStreet(), Frame.Tall, 34)
            {
                Title = "The red umbrella",
                Description = "I followed it for three streets and took one picture. It was this one.",
                Tags = ["street", "fog", "umbrella", "night"], Category = "street", Price = Eur(280),
                Alt = "A figure with a red umbrella walks away down a wet foggy street between two rows of glowing lamps.",
            },
            new(new CityNight(), Frame.Wide, 11)
            {
                Title = "Everybody is still at work",
                Description = "From the other bank, eight seconds, the tripod between two fishermen.",
                Tags = ["skyline", "night", "reflection", "windows"], Category = "city", Price = Usd(260),
                Alt = "A city skyline at night with hundreds of lit windows, mirrored in dark rippled water under a violet sky.",
            },
            new(new RainWindow(), Frame.Tall, 13)
            {
                Title = "Waiting for the 23",
                Description = "The bus shelter, from inside. The bus did come, in the end.",
                Tags = ["rain", "window", "bokeh", "drops"], Category = "street", Price = Eur(140),
                Alt = "Raindrops on a window pane, each refracting blurred orange and blue city lights behind it.",
            },
            new(new CityNight
            {
                SkyColors = Ramp.Of(0x16384A, 0x3A7A8A, 0xB8C8A8, 0xFFE0A0), Warm = 0xFFE0A0, Horizon = 0.74f, Tall = 0.56f, Moon = true,
            }, Frame.Panorama, 87)
            {
                Title = "The quay, half past five",
                Description = "The lamps and the sky have the same brightness for about six minutes. Then one of them wins.",
                Tags = ["skyline", "bluehour", "panorama", "moon"], Category = "city", Price = Usd(310),
                Alt = "Panorama of towers with lit windows along a quay in teal twilight, a pale moon at the left.",
            },
            new(new FogStreet
            {
                Fog = 0x7A6A58, Night = 0x1A1410, Lamp = 0xFFD08A, Umbrella = 0x1A1C20, Vanishing = 0.34f, Walker = 0.44f,
                Walkers = 2, Horizon = 0.5f,
            }, Frame.Classic, 73)
            {
                Title = "Two going home",
                Description = "They talked the whole way and never shared the umbrella.",
                Tags = ["street", "people", "fog", "lamps"], Category = "people", Price = Eur(240),
                Alt = "Two people with umbrellas on a foggy cobbled street in warm lamp light that runs to a vanishing point at the left.",
            },
        ]);
}
