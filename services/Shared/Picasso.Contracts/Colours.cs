namespace Picasso.Contracts;

/// <summary>The fixed set of colours by which pictures are found; identifiers are part of the contract and never change their meaning.</summary>
public static class Colours
{
    /// <summary>Every identifier in display order, with its English name and a swatch as "#rrggbb".</summary>
    public static IReadOnlyDictionary<string, (string Name, string Swatch)> All { get; } = new Dictionary<string, (string, string)>
    {
        ["red"] = ("Red", "#c8281e"),
        ["orange"] = ("Orange", "#f08019"),
        ["yellow"] = ("Yellow", "#f4cf28"),
        ["green"] = ("Green", "#3c8c3a"),
        ["turquoise"] = ("Turquoise", "#21a5a0"),
        ["blue"] = ("Blue", "#2a62c4"),
        ["purple"] = ("Purple", "#7d3fa6"),
        ["pink"] = ("Pink", "#ee86ac"),
        ["brown"] = ("Brown", "#7d5232"),
        ["black"] = ("Black", "#141414"),
        ["grey"] = ("Grey", "#8a8a8a"),
        ["white"] = ("White", "#fafafa"),
    };
}
