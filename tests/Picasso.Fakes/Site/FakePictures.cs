using System.Threading.Channels;
using Grpc.Core;
using Picasso.Contracts.Pictures;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Grpc;
using Commands = Picasso.Contracts.Pictures.PictureCommands;
using Queries = Picasso.Contracts.Pictures.PictureQueries;

namespace Picasso.Fakes.Site;

public sealed class FakeCommands(FakeMarket market) : Commands.PictureCommandsBase
{
    public override async Task<UploadResponse> Upload(IAsyncStreamReader<UploadRequest> requestStream, ServerCallContext context)
    {
        var owner = market.People[market.Require(context)];
        await requestStream.MoveNext();
        var header = requestStream.Current.Header;
        if (header.Details.Title == "early no")
            throw DomainError.Invalid("file_too_large", "A file has at most 100 MB.", "file").ToRpcException();
        var (chunks, largest, bytes) = (0, 0, 0L);
        while (await requestStream.MoveNext())
            (chunks, largest, bytes) = (chunks + 1, Math.Max(largest, requestStream.Current.Chunk.Length), bytes + requestStream.Current.Chunk.Length);
        market.Uploads.Add((chunks, largest, bytes));
        if (bytes == 0)
            throw DomainError.Invalid("file_empty", "That file is empty.", "file").ToRpcException();
        return market.Store(owner, header, bytes);
    }

    public override Task<CheckUploadResponse> CheckUpload(UploadHeader request, ServerCallContext context)
    {
        market.Require(context);
        if (request.Beginning.Span.StartsWith("%PDF-"u8))
            throw DomainError.Invalid("format_unsupported", "PDF files cannot be read. Please export the drawing as PNG.", "chunk").ToRpcException();
        return request.Details.Tags.Any(tag => tag.Contains('!', StringComparison.Ordinal))
            ? throw DomainError.Invalid("tags_invalid", "A tag has letters, digits and hyphens.", "details.tags").ToRpcException()
            : Task.FromResult(new CheckUploadResponse());
    }

    public override Task<UploadLimits> GetUploadLimits(GetUploadLimitsRequest request, ServerCallContext context) =>
        Task.FromResult(market.Limits);

    public override Task<CommandResponse> Describe(DescribeRequest request, ServerCallContext context)
    {
        var picture = market.RequireOwn(context, request.PictureId);
        if (picture.TimesSold > 0)
            throw DomainError.Conflict("words_fixed", "The creator's words are part of the record since the first sale.").ToRpcException();
        if (request.Details.Title.Length is 0 or > 120)
            throw DomainError.Invalid("title_invalid", "A title has 1 to 120 characters.", "details.title").ToRpcException();
        picture.Details = request.Details;
        return Done(picture);
    }

    public override Task<CommandResponse> ShowCamera(ShowCameraRequest request, ServerCallContext context)
    {
        var picture = market.RequireOwn(context, request.PictureId);
        if (request.Show && market.FilesHaveNoCamera)
            throw DomainError.Conflict("camera_not_found", "This file has no camera data.").ToRpcException();
        picture.Camera = request.Show ? FakeMarket.NewCamera() : null;
        return Done(picture);
    }

    public override Task<CommandResponse> WriteNote(WriteNoteRequest request, ServerCallContext context)
    {
        var picture = market.RequireOwn(context, request.PictureId);
        if (request.Note.Length > 1000)
            throw DomainError.Invalid("note_invalid", "A note is plain text of at most 1000 characters.", "note").ToRpcException();
        picture.OwnerNote = request.Note;
        return Done(picture);
    }

    public override Task<CommandResponse> List(ListRequest request, ServerCallContext context)
    {
        var picture = market.RequireOwn(context, request.PictureId);
        picture.Price = request.Price;
        return Done(picture);
    }

    public override Task<CommandResponse> Reprice(RepriceRequest request, ServerCallContext context)
    {
        var picture = market.RequireOwn(context, request.PictureId);
        picture.Price = request.Price;
        return Done(picture);
    }

    public override Task<CommandResponse> Unlist(UnlistRequest request, ServerCallContext context)
    {
        var picture = market.RequireOwn(context, request.PictureId);
        picture.Price = null;
        return Done(picture);
    }

    public override Task<CommandResponse> Delete(DeleteRequest request, ServerCallContext context)
    {
        var picture = market.RequireOwn(context, request.PictureId);
        if (picture.TimesSold > 0)
            throw DomainError.Conflict("picture_was_sold", "A picture that was sold stays in the record.").ToRpcException();
        market.Pictures.Remove(picture);
        return Task.FromResult(new CommandResponse { Position = market.Change(picture, "removed") });
    }

    private Task<CommandResponse> Done(Picture picture) => Task.FromResult(new CommandResponse { Position = market.Change(picture) });
}

public sealed class FakeQueries(FakeMarket market) : Queries.PictureQueriesBase
{
    public override Task<PicturePage> Feed(FeedRequest request, ServerCallContext context)
    {
        Up();
        market.FeedReads++;
        market.LastMinPosition = request.MinPosition;
        if (request.Order == FeedOrder.Followed)
        {
            var caller = market.Require(context);
            return Page(market.Pictures.Where(picture => market.Follows.Contains((caller, picture.OwnerId))), request.Cursor, request.PageSize);
        }

        var pictures = market.Pictures.Where(picture => request.Category.Length == 0 || picture.Details.Category == request.Category);
        if (request.Order == FeedOrder.Popular)
            pictures = pictures.OrderByDescending(picture => market.Likes.Count(like => like.Picture == picture.PictureId));
        return Page(pictures, request.Cursor, request.PageSize);
    }

    public override async Task<PicturePage> Search(SearchRequest request, ServerCallContext context)
    {
        Up();
        if (market.SearchIsTooFast)
            throw new DomainError(DomainErrorKind.Exhausted, "too_many_searches", "You are searching very fast.").ToRpcException();
        var found = market.Pictures.Where(picture => picture.Details.Title.Contains(request.Query, StringComparison.OrdinalIgnoreCase)
            && (request.MinPriceMinor == 0 || picture.Price?.Minor >= request.MinPriceMinor)
            && (request.MaxPriceMinor == 0 || picture.Price?.Minor <= request.MaxPriceMinor)
            && (request.Colour.Length == 0 || market.Colours.GetValueOrDefault(picture.PictureId) == request.Colour)
            && (!request.ForSale || picture.Price is not null)).ToList();
        var page = await Page(Sorted(found, request.Sort), request.Cursor, request.PageSize);
        page.Total = request.WithTotal ? found.Count : 0;
        return page;
    }

    public override Task<SuggestResponse> Suggest(SuggestRequest request, ServerCallContext context)
    {
        Up();
        var titles = market.Pictures.Select(picture => picture.Details.Title).Where(title => title.StartsWith(request.Query, StringComparison.OrdinalIgnoreCase));
        var tags = market.Pictures.SelectMany(picture => picture.Details.Tags).Where(tag => tag.StartsWith(request.Query, StringComparison.OrdinalIgnoreCase));
        var answer = new SuggestResponse { Suggestions = { tags.Distinct().Take(2).Select(tag => new Suggestion { Tag = tag }) } };
        answer.Suggestions.AddRange(titles.Distinct().Take(3).Select(title => new Suggestion { Query = title }));
        if (market.Pictures.Count > 0 && request.Query.Length > 0)
            answer.Suggestions.Add(new Suggestion { UserId = market.Pictures[0].OwnerId, DisplayName = "Somebody <with> signs" });
        return Task.FromResult(answer);
    }

    private static IEnumerable<Picture> Sorted(IEnumerable<Picture> found, SearchSort sort) => sort switch
    {
        SearchSort.PriceUp => found.Where(picture => picture.Price is not null).OrderBy(picture => picture.Price.Minor),
        SearchSort.PriceDown => found.Where(picture => picture.Price is not null).OrderByDescending(picture => picture.Price.Minor),
        _ => found,
    };

    public override Task<PicturePage> ListByOwner(ListByOwnerRequest request, ServerCallContext context) =>
        Page(market.Pictures.Where(picture => picture.OwnerId == request.OwnerId), request.Cursor, request.PageSize);

    public override Task<PicturePage> ListPortfolio(ListPortfolioRequest request, ServerCallContext context) => Page(
        market.Pictures.Where(picture => request.Part switch
        {
            PortfolioPart.ForSale => picture.OwnerId == request.UserId && picture.Price is not null,
            PortfolioPart.Sold => picture.CreatorId == request.UserId && picture.OwnerId != request.UserId,
            PortfolioPart.Collected => picture.OwnerId == request.UserId && picture.CreatorId != request.UserId,
            _ => picture.CreatorId == request.UserId,
        }),
        request.Cursor, request.PageSize);

    public override Task<PicturePage> ListMine(ListMineRequest request, ServerCallContext context)
    {
        market.LastMinPosition = request.MinPosition;
        var caller = market.Require(context);
        var own = market.Pictures.Where(picture => request.Part switch
        {
            OwnPictures.ForSale => picture.OwnerId == caller && picture.Price is not null,
            OwnPictures.NotForSale => picture.OwnerId == caller && picture.Price is null,
            OwnPictures.Sold => picture.CreatorId == caller && picture.OwnerId != caller,
            OwnPictures.Frozen => picture.OwnerId == caller && picture.Frozen,
            _ => picture.OwnerId == caller,
        });
        return Page(request.Order switch
        {
            OwnPicturesOrder.Oldest => own.Reverse(),
            OwnPicturesOrder.MostLiked => own.OrderByDescending(picture => picture.Likes),
            OwnPicturesOrder.HighestPrice => own.OrderByDescending(picture => picture.Price?.Minor ?? -1),
            _ => own,
        }, request.Cursor, request.PageSize);
    }

    public override Task<PicturePage> ListBought(ListBoughtRequest request, ServerCallContext context)
    {
        var caller = market.Require(context);
        return Page(
            market.Pictures.Where(picture => market.Titles[picture.PictureId].Any(entry => entry.Kind == "transferred" && entry.OwnerId == caller)),
            request.Cursor, request.PageSize);
    }

    public override Task<RelatedPictures> ListRelated(ListRelatedRequest request, ServerCallContext context)
    {
        Up();
        if (market.RelatedAreTooFast)
            throw new DomainError(DomainErrorKind.Exhausted, "too_many_related", "You are opening pictures very fast.").ToRpcException();
        var shown = market.Find(request.PictureId);
        var others = market.Pictures.Where(picture => picture.PictureId != shown.PictureId && !picture.Frozen).ToList();
        return Task.FromResult(new RelatedPictures
        {
            ByCreator = { others.Where(picture => picture.CreatorId == shown.CreatorId).Take(request.PageSize) },
            Similar =
            {
                others.Where(picture => picture.CreatorId != shown.CreatorId && picture.Price is not null && picture.Details.Tags.Intersect(shown.Details.Tags).Any())
                    .Take(request.PageSize),
            },
        });
    }

    public override Task<GetPicturesResponse> GetPictures(GetPicturesRequest request, ServerCallContext context)
    {
        Up();
        var found = request.PictureIds.Select(id => market.Pictures.FirstOrDefault(picture => picture.PictureId == id)).OfType<Picture>();
        return Task.FromResult(new GetPicturesResponse { Pictures = { found } });
    }

    public override Task<Picture> Get(GetRequest request, ServerCallContext context)
    {
        Up();
        market.LastMinPosition = request.MinPosition;
        return Task.FromResult(market.Find(request.PictureId));
    }

    public override Task<ChainOfTitle> GetChainOfTitle(GetChainOfTitleRequest request, ServerCallContext context) => Task.FromResult(
        new ChainOfTitle { PictureId = market.Find(request.PictureId).PictureId, Entries = { market.Titles[request.PictureId] }, Verified = true });

    public override Task<DownloadGrant> GrantDownload(GrantDownloadRequest request, ServerCallContext context)
    {
        market.RequireOwn(context, request.PictureId);
        return Task.FromResult(new DownloadGrant { Url = "/downloads/original", FileName = "original.jpg" });
    }

    public override async Task Watch(WatchRequest request, IServerStreamWriter<PictureChange> responseStream, ServerCallContext context)
    {
        var channel = Channel.CreateUnbounded<PictureChange>();
        market.PictureWatchers.TryAdd(channel, 0);
        await context.WriteResponseHeadersAsync([]);
        await foreach (var change in channel.Reader.ReadAllAsync(context.CancellationToken))
            await responseStream.WriteAsync(change);
    }

    private void Up()
    {
        if (market.PicturesAreDown)
            throw new RpcException(new Status(StatusCode.Unavailable, "down"));
    }

    /// <summary>A part of a list, and the cursor to the next.</summary>
    public static (IReadOnlyList<T> Page, string Next) Part<T>(IEnumerable<T> items, string cursor, int size)
    {
        var all = items.ToList();
        var from = 0;
        if (cursor.Length > 0 && (!int.TryParse(cursor, out from) || from < 0))
            throw DomainError.Invalid("cursor_invalid", "This page does not exist.", "cursor").ToRpcException();
        var take = size == 0 ? 24 : size;
        return ([.. all.Skip(from).Take(take)], from + take < all.Count ? $"{from + take}" : "");
    }

    private static Task<PicturePage> Page(IEnumerable<Picture> pictures, string cursor, int size)
    {
        var (page, next) = Part(pictures, cursor, size);
        return Task.FromResult(new PicturePage { Pictures = { page }, NextCursor = next });
    }
}
