using Picasso.EventSourcing.Deciding;
using Picasso.Kernel;
using Picasso.Pictures.Commands.Streams;

namespace Picasso.Pictures.Commands.ShowingCamera;

/// <summary>Shows or hides how a photo was taken. The file is read only when the creator wants its values shown, and may still decide.</summary>
internal sealed class CameraHandler(PictureStreams pictures, OriginalCamera originals, TimeProvider clock)
{
    public async Task<CommandResult<PictureState>> ShowAsync(PictureId pictureId, UserId callerId, Origin origin, CancellationToken cancellationToken)
    {
        var known = await pictures.LoadAsync(pictureId, cancellationToken);
        if (Decide(known.State, new ShowCamera(callerId, known.State.Camera ?? CameraData.None, clock.GetUtcNow())) is { } error)
            throw error.ToException();
        if (known.State.Camera is not null)
            return known;
        var camera = await originals.ReadAsync(known.State, cancellationToken) ?? throw PictureErrors.CameraNotFound.ToException();
        return (await pictures.RunAsync(pictureId, new ShowCamera(callerId, camera, clock.GetUtcNow()), origin, cancellationToken)).OrThrow();
    }

    public async Task<CommandResult<PictureState>> HideAsync(PictureId pictureId, UserId callerId, Origin origin, CancellationToken cancellationToken) =>
        (await pictures.RunAsync(pictureId, new HideCamera(callerId, clock.GetUtcNow()), origin, cancellationToken)).OrThrow();

    private static DomainError? Decide(PictureState state, ShowCamera command) => PictureDecider.Instance.Decide(state, command).Error;
}
