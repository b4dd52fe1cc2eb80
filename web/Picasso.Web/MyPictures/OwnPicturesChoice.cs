using Microsoft.Extensions.Localization;
using Picasso.Contracts.Pictures;
using Picasso.Localization;
using Picasso.Web.Hosting;
using Picasso.Web.Languages.Texts;

namespace Picasso.Web.MyPictures;

/// <summary>Which of one's own pictures the studio shows, and in which order.</summary>
/// <param name="Show">One of <see cref="Parts"/>.</param>
/// <param name="Order">One of <see cref="Orders"/>.</param>
public sealed record OwnPicturesChoice(string Show = "", string Order = "")
{
    private static IStringLocalizer T => Localized<SellingTexts>.Texts;

    /// <summary>Path of the page.</summary>
    public const string Path = "/me/studio/pictures";

    /// <summary>The parts by their value in the address.</summary>
    public static IReadOnlyDictionary<string, OwnPictures> Parts { get; } = new Dictionary<string, OwnPictures>
    {
        [""] = OwnPictures.All, ["for-sale"] = OwnPictures.ForSale, ["not-for-sale"] = OwnPictures.NotForSale,
        ["sold"] = OwnPictures.Sold, ["frozen"] = OwnPictures.Frozen,
    };

    /// <summary>The orders by their value in the address.</summary>
    public static IReadOnlyDictionary<string, OwnPicturesOrder> Orders { get; } = new Dictionary<string, OwnPicturesOrder>
    {
        [""] = OwnPicturesOrder.Newest, ["oldest"] = OwnPicturesOrder.Oldest, ["likes"] = OwnPicturesOrder.MostLiked, ["price"] = OwnPicturesOrder.HighestPrice,
    };

    /// <summary>Whether what is shown belongs to others now.</summary>
    public bool IsSold => Parts[Show] == OwnPictures.Sold;

    /// <summary>The choice of an address; what is unknown is the default.</summary>
    public static OwnPicturesChoice Of(string? show, string? order) => new(
        show is not null && Parts.ContainsKey(show) ? show : "", order is not null && Orders.ContainsKey(order) ? order : "");

    /// <summary>The name of a part.</summary>
    public static string NameOf(string show) => Parts[show] switch
    {
        OwnPictures.ForSale => T["For sale"],
        OwnPictures.NotForSale => T["Not for sale"],
        OwnPictures.Sold => T["Sold"],
        OwnPictures.Frozen => T["Frozen"],
        _ => T["All"],
    };

    /// <summary>The name of an order.</summary>
    public static string NameOfOrder(string order) => Orders[order] switch
    {
        OwnPicturesOrder.Oldest => T["Oldest first"],
        OwnPicturesOrder.MostLiked => T["Most liked"],
        OwnPicturesOrder.HighestPrice => T["Highest price"],
        _ => T["Newest first"],
    };

    /// <summary>The address of the page with this choice.</summary>
    public string Address(string? cursor = null) =>
        LocalUrl.With(LocalUrl.With(LocalUrl.With(Path, "show", Show), "order", Order), "cursor", cursor);

    internal ListMineRequest ToRequest(string? cursor, ulong position) => new()
    {
        Part = Parts[Show], Order = Orders[Order], Cursor = cursor ?? "", MinPosition = position,
    };
}
