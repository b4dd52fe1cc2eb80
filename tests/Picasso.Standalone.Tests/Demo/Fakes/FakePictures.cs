using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Picasso.Contracts.Pictures;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Authentication;

namespace Picasso.Standalone.Tests.Demo.Fakes;

internal sealed class FakeCommands(FakeMarketplace market) : PictureCommands.PictureCommandsBase
{
    public override async Task<UploadResponse> Upload(IAsyncStreamReader<UploadRequest> requestStream, ServerCallContext context)
    {
        await requestStream.MoveNext(context.CancellationToken);
        var (header, bytes) = (requestStream.Current.Header, 0L);
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            if (requestStream.Current.Chunk.Length > 64 * 1024)
                throw DomainError.Invalid("invalid_request", "A chunk is too large.").ToException();
            bytes += requestStream.Current.Chunk.Length;
        }

        if (bytes != header.Size)
            throw DomainError.Invalid("picture_truncated", "Not all came.").ToException();
        var creator = context.GetCaller().UserId;
        var id = Ids.From($"{creator} {header.UploadId}");
        market.Uploads.Enqueue(header.UploadId);
        market.Pictures.TryAdd(id, new FakePicture(id, creator, header.Details.Title) { Price = header.Price });
        return new UploadResponse { PictureId = id };
    }

    public override Task<CommandResponse> List(ListRequest request, ServerCallContext context)
    {
        var picture = market.Pictures[request.PictureId];
        if (picture.Owner != context.GetCaller().UserId)
            throw DomainError.Forbidden("not_owner", "No.").ToException();
        picture.Price = request.Price;
        return Task.FromResult(new CommandResponse());
    }

    [AllowAnonymous]
    public override Task<Terms> GetTerms(GetTermsRequest request, ServerCallContext context)
    {
        var picture = market.Pictures[request.PictureId];
        return Task.FromResult(new Terms
        {
            PictureId = picture.Id, OwnerId = picture.Owner, CreatorId = picture.Creator, Available = picture.Price is not null,
            Price = picture.Price, UnavailableReason = picture.Price is null ? "not_listed" : "",
        });
    }
}

[AllowAnonymous]
internal sealed class FakeQueries(FakeMarketplace market) : Contracts.Pictures.PictureQueries.PictureQueriesBase
{
    /// <summary>Pages of 25, whatever was asked for, so that cursors are used.</summary>
    public override Task<PicturePage> Feed(FeedRequest request, ServerCallContext context)
    {
        const int Size = 25;
        var from = request.Cursor.Length == 0 ? 0 : int.Parse(request.Cursor);
        var all = market.Pictures.Values.OrderBy(picture => picture.Id).ToList();
        var page = new PicturePage { NextCursor = from + Size < all.Count ? (from + Size).ToString() : "" };
        page.Pictures.AddRange(all.Skip(from).Take(Size).Select(picture => new Picture
        {
            PictureId = picture.Id, CreatorId = picture.Creator, OwnerId = picture.Owner, Details = new Details { Title = picture.Title },
        }));
        return Task.FromResult(page);
    }
}
