using System.Text.Json;
using System.Text.Json.Serialization;
using Picasso.Contracts;
using Picasso.Contracts.Pictures;
using Picasso.Localization;
using Picasso.Web.Formatting;

namespace Picasso.Web.Live;

/// <summary>A change for open pages.</summary>
/// <param name="Name">"picture", "counts", "inbox", "resync" or "ping".</param>
/// <param name="Json">The change.</param>
internal sealed record LiveEvent(string Name, string Json)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Changes were missed: the page must read again.</summary>
    public static LiveEvent Resync { get; } = new("resync", "{}");

    /// <summary>No change; keeps the connection open and shows that it works.</summary>
    public static LiveEvent Ping { get; } = new("ping", "{}");

    public static LiveEvent Of(ReactionCounts counts) => new("counts", JsonSerializer.Serialize(
        new { id = counts.PictureId, likes = counts.Likes, comments = counts.Comments, version = counts.Version }, s_json));

    public static LiveEvent Of(PictureChange change) => change.Kind == "resync" ? Resync : new LiveEvent("picture", JsonSerializer.Serialize(
        new
        {
            kind = change.Kind,
            id = change.Picture.PictureId,
            owner = change.Picture.OwnerId,
            category = change.Picture.Details?.Category,
            title = change.Picture.Details?.Title,
            price = change.Picture.Price is { } price ? SiteLanguages.All.ToDictionary(language => language.Tag, language => language.Show(new Picasso.Kernel.Money(price.Minor, price.Currency))) : null,
            reserved = change.Picture.Reserved,
            position = change.Picture.Position,
        },
        s_json));
}
