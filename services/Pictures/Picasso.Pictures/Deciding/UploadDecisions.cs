using Picasso.EventSourcing;
using static Picasso.EventSourcing.Decision<Picasso.Pictures.PictureEvent>;

namespace Picasso.Pictures.Deciding;

internal static class UploadDecisions
{
    public static Decision<PictureEvent> Upload(PictureState state, UploadPicture upload)
    {
        if (state.Abandoned)
            return PictureErrors.UploadAbandoned;
        var fingerprint = UploadRepeats.Fingerprint(upload.Details, upload.Price, upload.RoyaltyBasisPoints, upload.ShowsCamera);
        if (state.Exists)
            return UploadRepeats.Refuse(state, fingerprint, upload.Original.Sha256) is { } reused ? reused : Nothing;
        if ((upload.Price?.ErrorAsPrice() ?? RoyaltyDecisions.Refuse(state, upload.RoyaltyBasisPoints)) is { } error)
            return error;
        var uploaded = new PictureUploaded(
            upload.PictureId, upload.OwnerId, upload.Original, upload.Details, upload.Previews, upload.Placeholder, fingerprint);
        return Accept([uploaded, .. Shown(upload), .. Offered(state, upload)]);
    }

    private static IEnumerable<PictureEvent> Shown(UploadPicture upload) =>
        upload is { ShowsCamera: true, Camera: { } camera } ? [new CameraShown(camera)] : [];

    private static IEnumerable<PictureEvent> Offered(PictureState state, UploadPicture upload) => upload.Price is { } price
        ? RoyaltyDecisions.With(state, upload.RoyaltyBasisPoints, new PictureListed(price.Minor, price.Currency))
        : [];

    public static Decision<PictureEvent> Abandon(PictureState state, AbandonUpload abandon)
    {
        if (state.Exists)
            return PictureErrors.Exists;
        return state.Abandoned ? Nothing : Accept(new PictureUploadAbandoned(abandon.Reason));
    }
}
