using Picasso.EventSourcing;
using Picasso.Pictures.Deciding;

namespace Picasso.Pictures;

/// <summary>The picture's initial state, decide and evolve; see the rules in <c>Deciding/</c>.</summary>
public static class PictureDecider
{
    /// <summary>Initial state, decide and evolve.</summary>
    public static Decider<PictureState, PictureCommand, PictureEvent> Instance { get; } =
        new(PictureState.None, Decide, PictureEvolution.Evolve);

    private static Decision<PictureEvent> Decide(PictureState state, PictureCommand command) => command switch
    {
        UploadPicture upload => UploadDecisions.Upload(state, upload),
        AbandonUpload abandon => UploadDecisions.Abandon(state, abandon),
        _ when !state.Exists => PictureErrors.NotFound,
        AddPreviews add => PreviewDecisions.Add(state, add),
        FailPreviews fail => PreviewDecisions.Fail(state, fail),
        OwnerCommand owner => OwnerDecisions.Decide(state, owner),
        ReserveForPurchase reserve => ReservationDecisions.Reserve(state, reserve),
        ReleaseHold release => ReservationDecisions.Release(state, release),
        TransferToBuyer transfer => TransferDecisions.Transfer(state, transfer),
        FreezeForDispute freeze => DisputeDecisions.Freeze(state, freeze),
        LiftFreeze lift => DisputeDecisions.Lift(state, lift),
        ReverseOwnership reverse => DisputeDecisions.Reverse(state, reverse),
        CloseAccount close => ClosingDecisions.Close(state, close),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "Not a picture command."),
    };
}
