using Picasso.EventSourcing;
using static Picasso.EventSourcing.Decision<Picasso.Pictures.PictureEvent>;

namespace Picasso.Pictures.Deciding;

/// <summary>Decides about the pictures of a closed account; see docs/decisions/0002.</summary>
internal static class ClosingDecisions
{
    private const string Reason = "account_closed";

    public static Decision<PictureEvent> Close(PictureState state, CloseAccount close)
    {
        if (state.OwnerId != close.UserId || state.Deleted || (state.TimesSold > 0 && state.Offer is null))
            return Nothing;
        if (state.IsHeldAt(close.Now))
            return PictureErrors.Reserved;
        return state.TimesSold > 0 ? Accept(new PictureUnlisted(Reason)) : Accept(new PictureDeleted(Reason));
    }
}
