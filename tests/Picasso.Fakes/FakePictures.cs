using System.Collections.Concurrent;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Picasso.Contracts.Pictures;
using Picasso.Kernel;

namespace Picasso.Fakes;

/// <summary>The write side of pictures as Reactions sees it: who owns what.</summary>
[AllowAnonymous]
public sealed class FakePictures : PictureCommands.PictureCommandsBase
{
    private readonly ConcurrentDictionary<string, Terms> _terms = [];

    public bool IsAway { get; set; }

    public string Add(string ownerId, string? pictureId = null)
    {
        var id = pictureId ?? Ids.New(TimeProvider.System);
        _terms[id] = new Terms { PictureId = id, OwnerId = ownerId, CreatorId = ownerId };
        return id;
    }

    public void Transfer(string pictureId, string ownerId) => _terms[pictureId].OwnerId = ownerId;

    public void Delete(string pictureId) => _terms[pictureId].UnavailableReason = "picture_deleted";

    public override Task<Terms> GetTerms(GetTermsRequest request, ServerCallContext context)
    {
        if (IsAway)
            throw new RpcException(new Status(StatusCode.Unavailable, "Away."));
        return _terms.TryGetValue(request.PictureId, out var terms)
            ? Task.FromResult(terms)
            : throw DomainError.NotFound("picture_not_found", "There is no such picture.").ToException();
    }
}
