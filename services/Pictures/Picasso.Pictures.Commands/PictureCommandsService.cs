using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Picasso.Contracts.Pictures;
using Picasso.Kernel;
using Picasso.Pictures.Commands.Describing;
using Picasso.Pictures.Commands.Quotas;
using Picasso.Pictures.Commands.ShowingCamera;
using Picasso.Pictures.Commands.Streams;
using Picasso.Pictures.Commands.Uploading;
using Picasso.Pictures.Deciding;
using Picasso.ServiceDefaults.Authentication;

namespace Picasso.Pictures.Commands;

/// <summary>The write side over gRPC: reads the caller from the token, maps, and calls the decider.</summary>
[Authorize]
internal sealed class PictureCommandsService(
    PictureStreams pictures, UploadReceiver receiver, UploadHandler uploads, OpenUploads open, UploadQuotas quotas, CameraHandler camera,
    CameraLimits cameraLimits, TimeProvider clock)
    : Contracts.Pictures.PictureCommands.PictureCommandsBase
{
    public override async Task<UploadResponse> Upload(IAsyncStreamReader<UploadRequest> requestStream, ServerCallContext context)
    {
        var caller = context.GetCaller().RequireTrader();
        using var place = open.Begin(caller, context);
        var header = await receiver.ReadHeaderAsync(requestStream, context.CancellationToken);
        var order = header.ToOrder(caller.UserId);

        var known = await pictures.LoadAsync(order.PictureId, context.CancellationToken);
        if (known.State.Abandoned)
            throw PictureErrors.UploadAbandoned.ToException();
        if (known.State.Exists)
        {
            var sha256 = await receiver.ReceiveDigestAsync(requestStream, header.Size, context.CancellationToken);
            return (known with { Error = UploadRepeats.Refuse(known.State, order.Fingerprint, sha256) }).OrThrowRepeat().ToUploadResponse();
        }

        await quotas.RequireAsync(caller.UserId, header.Size, context.CancellationToken);
        await using var file = await receiver.ReceiveAsync(requestStream, header.Size, context.CancellationToken);
        return (await uploads.HandleAsync(order, file, context.CancellationToken)).ToUploadResponse();
    }

    public override Task<CheckUploadResponse> CheckUpload(UploadHeader request, ServerCallContext context)
    {
        var caller = context.GetCaller().RequireTrader();
        receiver.RequireAnnouncedSize(request);
        _ = request.ToOrder(caller.UserId);
        receiver.RefuseByBeginning(request);
        return Task.FromResult(new CheckUploadResponse());
    }

    [AllowAnonymous]
    public override Task<UploadLimits> GetUploadLimits(GetUploadLimitsRequest request, ServerCallContext context) => Task.FromResult(receiver.Limits);

    public override Task<CommandResponse> Describe(DescribeRequest request, ServerCallContext context) =>
        RunAsync(request.PictureId, context, caller => new DescribePicture(caller.UserId, request.Details.ToDetails(), clock.GetUtcNow()));

    public override async Task<CommandResponse> ShowCamera(ShowCameraRequest request, ServerCallContext context)
    {
        var caller = context.GetCaller();
        var id = Ids.Require(request.PictureId, "picture_id");
        var origin = Origin.Rpc(caller.UserId, "ShowCamera");
        if (!request.Show)
            return new CommandResponse { Position = (await camera.HideAsync(id, caller.UserId, origin, context.CancellationToken)).Position.Value };
        cameraLimits.Count(caller.UserId, context);
        return new CommandResponse { Position = (await camera.ShowAsync(id, caller.UserId, origin, context.CancellationToken)).Position.Value };
    }

    public override Task<CommandResponse> WriteNote(WriteNoteRequest request, ServerCallContext context) =>
        RunAsync(request.PictureId, context, caller => new WriteOwnerNote(caller.UserId, request.ToNote(), clock.GetUtcNow()));

    public override Task<CommandResponse> List(ListRequest request, ServerCallContext context) =>
        RunAsync(request.PictureId, context, caller =>
            new ListPicture(
                caller.RequireTrader().UserId, request.Price.ToPrice(), clock.GetUtcNow(),
                request.HasRoyaltyBasisPoints ? request.RoyaltyBasisPoints : null));

    public override Task<CommandResponse> Unlist(UnlistRequest request, ServerCallContext context) =>
        RunAsync(request.PictureId, context, caller => new UnlistPicture(caller.UserId, clock.GetUtcNow()));

    public override Task<CommandResponse> Reprice(RepriceRequest request, ServerCallContext context) =>
        RunAsync(request.PictureId, context, caller =>
            new RepricePicture(caller.RequireTrader().UserId, request.Price.ToPrice(), clock.GetUtcNow()));

    public override Task<CommandResponse> Delete(DeleteRequest request, ServerCallContext context) =>
        RunAsync(request.PictureId, context, caller => new DeletePicture(caller.UserId, clock.GetUtcNow()));

    [AllowAnonymous]
    public override async Task<Terms> GetTerms(GetTermsRequest request, ServerCallContext context)
    {
        var picture = await pictures.LoadAsync(Ids.Require(request.PictureId, "picture_id"), context.CancellationToken);
        return picture.State.Exists ? picture.State.ToTerms(clock.GetUtcNow()) : throw PictureErrors.NotFound.ToException();
    }

    private async Task<CommandResponse> RunAsync(string pictureId, ServerCallContext context, Func<Caller, OwnerCommand> toCommand)
    {
        var caller = context.GetCaller();
        var id = Ids.Require(pictureId, "picture_id");
        var method = context.Method[(context.Method.LastIndexOf('/') + 1)..];
        var decided = await pictures.RunAsync(id, toCommand(caller), Origin.Rpc(caller.UserId, method), context.CancellationToken);
        return new CommandResponse { Position = decided.OrThrow().Position.Value };
    }
}
