using Picasso.Contracts.Pictures;
using Picasso.Kernel;
using Picasso.Pictures.Queries.ReadModel;

namespace Picasso.Pictures.Queries.Browsing;

/// <summary>Maps the parts and orders of a user's own pictures from the contract.</summary>
internal static class OwnPartMapping
{
    /// <exception cref="DomainException">The number names no part.</exception>
    public static OwnPart Require(OwnPictures part) => part switch
    {
        OwnPictures.All => OwnPart.All,
        OwnPictures.ForSale => OwnPart.ForSale,
        OwnPictures.NotForSale => OwnPart.NotForSale,
        OwnPictures.Sold => OwnPart.Sold,
        OwnPictures.Frozen => OwnPart.Frozen,
        _ => throw DomainError.Invalid("invalid_request", "There is no such part of your pictures.", "part").ToException(),
    };

    /// <exception cref="DomainException">The number names no order.</exception>
    public static OwnOrder RequireOrder(ListMineRequest request) => request.Order switch
    {
        OwnPicturesOrder.Newest => request.OldestFirst ? OwnOrder.Oldest : OwnOrder.Newest,
        OwnPicturesOrder.Oldest => OwnOrder.Oldest,
        OwnPicturesOrder.MostLiked => OwnOrder.MostLiked,
        OwnPicturesOrder.HighestPrice => OwnOrder.HighestPrice,
        _ => throw DomainError.Invalid("invalid_request", "There is no such order.", "order").ToException(),
    };
}
