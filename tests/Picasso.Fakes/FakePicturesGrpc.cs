using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Picasso.Contracts.Pictures;
using Picasso.Pictures;
using Picasso.ServiceDefaults.Grpc;

namespace Picasso.Fakes;

/// <summary>The calls that other services make to <see cref="FakePictures"/>.</summary>
[AllowAnonymous]
public sealed class FakePicturesGrpc(FakePictures pictures) : PictureCommands.PictureCommandsBase
{
    public override Task<Terms> GetTerms(GetTermsRequest request, ServerCallContext context)
    {
        if (pictures.IsDown)
            throw new RpcException(new Status(StatusCode.Unavailable, "down"));
        return Task.FromResult(pictures.FindTerms(request.PictureId) ?? throw PictureErrors.NotFound.ToRpcException());
    }
}
