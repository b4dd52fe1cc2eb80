using Picasso.EventSourcing;
using static Picasso.EventSourcing.Decision<Picasso.Pictures.PictureEvent>;

namespace Picasso.Pictures.Deciding;

/// <summary>Decides about the previews that are made after an upload is answered; see docs/decisions/0065. They do not depend on owner, offer or disputes.</summary>
internal static class PreviewDecisions
{
    public static Decision<PictureEvent> Add(PictureState state, AddPreviews add) => Settle(state, new PreviewsAdded(add.Previews));

    public static Decision<PictureEvent> Fail(PictureState state, FailPreviews fail) => Settle(state, new PreviewsFailed(fail.Reason));

    private static Decision<PictureEvent> Settle(PictureState state, PictureEvent result)
    {
        if (state.Deleted)
            return PictureErrors.Deleted;
        return state.PreviewsSettled ? Nothing : Accept(result);
    }
}
