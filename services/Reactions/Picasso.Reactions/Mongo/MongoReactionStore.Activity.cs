using MongoDB.Driver;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Mongo;

internal sealed partial class MongoReactionStore
{
    private static readonly FilterDefinitionBuilder<ActivityDocument> s_activity = Builders<ActivityDocument>.Filter;

    // Picture by picture, each in its own transaction: a partial run is repeated, and counts nothing twice.
    public async Task<int> AddViewsAsync(IReadOnlyList<View> views, CancellationToken cancellationToken)
    {
        var counted = 0;
        foreach (var ofPicture in views.GroupBy(view => (view.PictureId, view.OwnerId, view.Day)))
            counted += await AddViewsAsync([.. ofPicture.DistinctBy(view => view.Viewer)], ofPicture.Key, cancellationToken);
        return counted;
    }

    public async Task<IReadOnlyList<DayCounts>> ReadDaysAsync(ActivityPeriod period, CancellationToken cancellationToken)
    {
        var days = await reactions.Activity.Aggregate().Match(Of(period))
            .Group(one => one.Day, group => new { Day = group.Key, Views = group.Sum(one => one.Views), Likes = group.Sum(one => one.Likes) })
            .Match(one => one.Views > 0 || one.Likes > 0).SortBy(one => one.Day).ToListAsync(cancellationToken);
        return days.ConvertAll(one => new DayCounts(one.Day, one.Views, one.Likes));
    }

    public async Task<IReadOnlyList<PictureCounts>> ReadPicturesAsync(ActivityPeriod period, int limit, CancellationToken cancellationToken)
    {
        var pictures = await reactions.Activity.Aggregate().Match(Of(period))
            .Group(one => one.PictureId, group => new { PictureId = group.Key, Views = group.Sum(one => one.Views), Likes = group.Sum(one => one.Likes) })
            .Match(one => one.Views > 0 || one.Likes > 0).SortByDescending(one => one.Views).ThenBy(one => one.PictureId).Limit(limit)
            .ToListAsync(cancellationToken);
        return pictures.ConvertAll(one => new PictureCounts(one.PictureId, one.Views, one.Likes));
    }

    public async Task ForgetDaysAsync(int firstDay, int firstViewerDay, CancellationToken cancellationToken)
    {
        await reactions.Activity.DeleteManyAsync(one => one.Day < firstDay, cancellationToken);
        await reactions.Viewers.DeleteManyAsync(one => one.Day < firstViewerDay, cancellationToken);
    }

    public Task ForgetOwnerAsync(string ownerId, CancellationToken cancellationToken) =>
        reactions.Activity.DeleteManyAsync(one => one.OwnerId == ownerId, cancellationToken);

    private Task<int> AddViewsAsync(List<View> views, (string PictureId, string OwnerId, int Day) of, CancellationToken cancellationToken) =>
        WriteAsync([of.PictureId], async unit =>
        {
            var ids = views.ConvertAll(ViewerDocument.IdOf);
            var known = await reactions.Viewers.Find(unit.Session, Builders<ViewerDocument>.Filter.In(one => one.Id, ids)).ToListAsync(cancellationToken);
            var added = ids.Except(known.Select(one => one.Id)).Select(id => new ViewerDocument { Id = id, Day = of.Day }).ToList();
            if (added.Count == 0)
                return 0;
            await reactions.Viewers.InsertManyAsync(unit.Session, added, cancellationToken: cancellationToken);
            await unit.MoveActivityAsync(of.OwnerId, of.Day, of.PictureId, added.Count, likes: 0);
            return added.Count;
        }, cancellationToken);

    private static FilterDefinition<ActivityDocument> Of(ActivityPeriod period)
    {
        var days = s_activity.Eq(one => one.OwnerId, period.OwnerId) & s_activity.Gte(one => one.Day, period.FromDay) & s_activity.Lte(one => one.Day, period.ToDay);
        return period.PictureId is { } picture ? days & s_activity.Eq(one => one.PictureId, picture) : days;
    }
}
