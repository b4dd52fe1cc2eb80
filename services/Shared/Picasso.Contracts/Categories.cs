namespace Picasso.Contracts;

/// <summary>The fixed set of picture categories; identifiers are part of the contract and never change their meaning.</summary>
public static class Categories
{
    /// <summary>The category of a picture without a chosen one.</summary>
    public const string Other = "other";

    /// <summary>Every identifier in display order, with its English name.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["landscape"] = "Landscape",
        ["nature"] = "Nature",
        ["city"] = "City & architecture",
        ["people"] = "People",
        ["street"] = "Street",
        ["abstract"] = "Abstract",
        ["night"] = "Night & astro",
        ["black-and-white"] = "Black & white",
        [Other] = "Other",
    };
}
