using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Picasso.Contracts.Pictures;
using Picasso.EventSourcing;
using Picasso.Kernel;
using Picasso.Pictures.Queries.Browsing;
using Picasso.Pictures.Queries.Downloading;
using Picasso.Pictures.Queries.Paging;
using Picasso.Pictures.Queries.Projecting;
using Picasso.Pictures.Queries.ProvingTitle;
using Picasso.Pictures.Queries.ReadModel;
using Picasso.Pictures.Queries.Relating;
using Picasso.Pictures.Queries.Searching;
using Picasso.Pictures.Queries.Watching;
using Picasso.ServiceDefaults.Authentication;

namespace Picasso.Pictures.Queries;

/// <summary>The read side of pictures on the wire.</summary>
internal sealed class PictureQueriesService(
    Feeds feeds, Collections collections, Search search, Suggestions suggestions, IPictureReadModel pictures, ChainOfTitleReader titles, DownloadGrants grants,
    Watcher watcher, ReadPosition position, PictureMapping mapping, SearchLimits limits,
    RelatedFinder related, RelatedLimits relatedLimits)
    : Contracts.Pictures.PictureQueries.PictureQueriesBase
{
    [AllowAnonymous]
    public override async Task<PicturePage> Feed(FeedRequest request, ServerCallContext context)
    {
        var category = CategoryFilter.Require(request.Category);
        var page = new PageRequest(request.Cursor, request.PageSize);
        await position.ReachAsync(new LogPosition(request.MinPosition), context.CancellationToken);
        return mapping.ToMessage(await feeds.ReadAsync(
            request.Order, () => context.GetCaller().UserId, category, page, context.CancellationToken));
    }

    [AllowAnonymous]
    public override async Task<PicturePage> Search(SearchRequest request, ServerCallContext context)
    {
        if (context.FindCaller() is null)
            limits.CountVisitor(context.FindClientAddress());
        position.RequireSameLog();
        return mapping.ToMessage(await search.FindAsync(
            SearchRequests.Require(request), new PageRequest(request.Cursor, request.PageSize), context.CancellationToken));
    }

    [AllowAnonymous]
    public override Task<SuggestResponse> Suggest(SuggestRequest request, ServerCallContext context)
    {
        limits.CountSuggestion(context.FindCaller()?.UserId ?? context.FindClientAddress());
        position.RequireSameLog();
        return suggestions.FindAsync(SearchRequests.RequireWords(request.Query), context.CancellationToken);
    }

    [AllowAnonymous]
    public override async Task<PicturePage> ListByOwner(ListByOwnerRequest request, ServerCallContext context)
    {
        var owner = Ids.Require(request.OwnerId, "owner_id");
        position.RequireSameLog();
        return mapping.ToMessage(await collections.OwnedByAsync(owner, new PageRequest(request.Cursor, request.PageSize), context.CancellationToken));
    }

    [AllowAnonymous]
    public override async Task<PicturePage> ListPortfolio(ListPortfolioRequest request, ServerCallContext context)
    {
        position.RequireSameLog();
        return mapping.ToMessage(await collections.PortfolioAsync(
            Ids.Require(request.UserId, "user_id"), PortfolioMapping.Require(request.Part), new PageRequest(request.Cursor, request.PageSize),
            context.CancellationToken));
    }

    public override async Task<PicturePage> ListMine(ListMineRequest request, ServerCallContext context)
    {
        var caller = context.GetCaller();
        var (part, order) = (OwnPartMapping.Require(request.Part), OwnPartMapping.RequireOrder(request));
        await position.ReachAsync(new LogPosition(request.MinPosition), context.CancellationToken);
        return mapping.ToMessage(await collections.OwnAsync(
            caller.UserId, part, order, new PageRequest(request.Cursor, request.PageSize), context.CancellationToken));
    }

    public override async Task<PicturePage> ListBought(ListBoughtRequest request, ServerCallContext context)
    {
        var caller = context.GetCaller();
        await position.ReachAsync(new LogPosition(request.MinPosition), context.CancellationToken);
        return mapping.ToMessage(await collections.BoughtByAsync(
            caller.UserId, new PageRequest(request.Cursor, request.PageSize), context.CancellationToken));
    }

    [AllowAnonymous]
    public override async Task<Picture> Get(GetRequest request, ServerCallContext context)
    {
        var id = Ids.Require(request.PictureId, "picture_id");
        await position.ReachAsync(new LogPosition(request.MinPosition), context.CancellationToken);
        return mapping.ToMessage(await pictures.FindAsync(id, context.CancellationToken)
            ?? throw PictureErrors.NotFound.ToException());
    }

    [AllowAnonymous]
    public override async Task<RelatedPictures> ListRelated(ListRelatedRequest request, ServerCallContext context)
    {
        var id = Ids.Require(request.PictureId, "picture_id");
        var size = PageCursor.Size(request.PageSize, RelatedFinder.Usual, RelatedFinder.Most);
        relatedLimits.Count(context.FindCaller()?.UserId ?? context.FindClientAddress());
        position.RequireSameLog();
        var view = await pictures.FindAsync(id, context.CancellationToken) ?? throw PictureErrors.NotFound.ToException();
        var found = await related.FindAsync(view.Row, size, context.CancellationToken);
        return new RelatedPictures { ByCreator = { found.ByCreator.Select(mapping.ToMessage) }, Similar = { found.Similar.Select(mapping.ToMessage) } };
    }

    [AllowAnonymous]
    public override async Task<GetPicturesResponse> GetPictures(GetPicturesRequest request, ServerCallContext context)
    {
        var ids = PictureIds.Require(request);
        position.RequireSameLog();
        var found = (await pictures.FindAsync(ids, context.CancellationToken)).ToDictionary(view => view.Row.PictureId);
        return new GetPicturesResponse { Pictures = { ids.Where(found.ContainsKey).Select(id => mapping.ToMessage(found[id])) } };
    }

    [AllowAnonymous]
    public override async Task<ChainOfTitle> GetChainOfTitle(GetChainOfTitleRequest request, ServerCallContext context)
    {
        var id = Ids.Require(request.PictureId, "picture_id");
        await position.ReachAsync(new LogPosition(request.MinPosition), context.CancellationToken);
        return await titles.ReadAsync(id, context.CancellationToken);
    }

    public override Task<DownloadGrant> GrantDownload(GrantDownloadRequest request, ServerCallContext context)
    {
        var id = Ids.Require(request.PictureId, "picture_id");
        position.RequireSameLog();
        return grants.GrantAsync(id, context.GetCaller().UserId, context.CancellationToken);
    }

    [AllowAnonymous]
    public override Task Watch(WatchRequest request, IServerStreamWriter<PictureChange> responseStream, ServerCallContext context)
    {
        position.RequireSameLog();
        return watcher.WriteAsync(responseStream, context);
    }
}
