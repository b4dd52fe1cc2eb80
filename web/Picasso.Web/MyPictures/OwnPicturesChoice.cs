using Picasso.Contracts.Pictures;
using Picasso.Web.Hosting;

namespace Picasso.Web.MyPictures;

/// <summary>Which of one's own pictures the studio shows, and in which order.</summary>
/// <param name="Show">One of <see cref="Parts"/>.</param>
/// <param name="Order">One of <see cref="Orders"/>.</param>
public sealed record OwnPicturesChoice(string Show = "", string Order = "")
{
    /// <summary>Path of the page.</summary>
    public const string Path = "/me/studio/pictures";

    private const string Oldest = "oldest";

    /// <summary>The parts by their value in the address.</summary>
    public static IReadOnlyDictionary<string, (string Name, OwnPictures Part)> Parts { get; } = new Dictionary<string, (string, OwnPictures)>
    {
        [""] = ("All", OwnPictures.All), ["for-sale"] = ("For sale", OwnPictures.ForSale), ["not-for-sale"] = ("Not for sale", OwnPictures.NotForSale),
        ["sold"] = ("Sold", OwnPictures.Sold), ["frozen"] = ("Frozen", OwnPictures.Frozen),
    };

    /// <summary>The orders by their value in the address.</summary>
    public static IReadOnlyDictionary<string, string> Orders { get; } = new Dictionary<string, string> { [""] = "Newest first", [Oldest] = "Oldest first" };

    /// <summary>Whether what is shown belongs to others now.</summary>
    public bool IsSold => Parts[Show].Part == OwnPictures.Sold;

    /// <summary>The choice of an address; what is unknown is the default.</summary>
    public static OwnPicturesChoice Of(string? show, string? order) => new(
        show is not null && Parts.ContainsKey(show) ? show : "", order is not null && Orders.ContainsKey(order) ? order : "");

    /// <summary>The address of the page with this choice.</summary>
    public string Address(string? cursor = null) =>
        LocalUrl.With(LocalUrl.With(LocalUrl.With(Path, "show", Show), "order", Order), "cursor", cursor);

    internal ListMineRequest ToRequest(string? cursor, ulong position) => new()
    {
        Part = Parts[Show].Part, OldestFirst = Order == Oldest, Cursor = cursor ?? "", MinPosition = position,
    };
}
