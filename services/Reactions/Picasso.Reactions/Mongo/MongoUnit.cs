using MongoDB.Driver;
using Picasso.Contracts.Bus;
using Picasso.Reactions.Publishing;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Mongo;

/// <summary>One transaction, with the common operations of all writing methods.</summary>
internal sealed class MongoUnit(MongoReactions reactions, IClientSessionHandle session, CancellationToken cancellationToken)
{
    public IClientSessionHandle Session => session;

    public CancellationToken Cancel => cancellationToken;

    /// <summary>Adds events to the outbox, each replacing an earlier one under the same key.</summary>
    public async Task EnqueueAsync(params (string Key, object Content)[] messages)
    {
        // Outside of the transaction, which would serialize all writers at the counter; an unused number is harmless.
        var last = await reactions.Sequences.TakeAsync(messages.Length, cancellationToken);
        var writes = messages.Select((message, index) =>
        {
            var (type, body) = ReactionEventTypes.Write(message.Content);
            var pending = new PendingEventDocument { Key = message.Key, Sequence = last - messages.Length + 1 + index, Type = type, Body = body };
            return new ReplaceOneModel<PendingEventDocument>(Builders<PendingEventDocument>.Filter.Eq(stored => stored.Key, message.Key), pending) { IsUpsert = true };
        });
        await reactions.Outbox.BulkWriteAsync(session, writes, cancellationToken: cancellationToken);
    }

    /// <summary>Removes an event that was not published yet.</summary>
    public Task DequeueAsync(string key) =>
        reactions.Outbox.DeleteOneAsync(session, Builders<PendingEventDocument>.Filter.Eq(pending => pending.Key, key), cancellationToken: cancellationToken);

    /// <summary>Changes a picture's counts.</summary>
    /// <returns>The counts and the event with them.</returns>
    public async Task<(PictureReactionsChanged Counts, (string Key, object Content) Event)> MoveCountsAsync(string pictureId, int likes, int comments)
    {
        var moved = await reactions.Counts.FindOneAndUpdateAsync(
            session,
            Builders<CountsDocument>.Filter.Eq(counts => counts.PictureId, pictureId),
            Builders<CountsDocument>.Update.Inc(counts => counts.Likes, likes).Inc(counts => counts.Comments, comments)
                .Inc(counts => counts.Version, 1).Inc(counts => counts.Waiting, 1),
            After<CountsDocument>(), cancellationToken);
        var counts = moved.ToCounts();
        return (counts, ($"counts:{pictureId}", counts));
    }

    /// <summary>Changes the counts of a day.</summary>
    public Task MoveActivityAsync(string ownerId, int day, string pictureId, long views, long likes) => reactions.Activity.UpdateOneAsync(
        session,
        Builders<ActivityDocument>.Filter.Eq(one => one.Id, ActivityDocument.IdOf(ownerId, day, pictureId)),
        Builders<ActivityDocument>.Update.SetOnInsert(one => one.OwnerId, ownerId).SetOnInsert(one => one.Day, day).SetOnInsert(one => one.PictureId, pictureId)
            .Inc(one => one.Views, views).Inc(one => one.Likes, likes),
        new UpdateOptions { IsUpsert = true }, cancellationToken);

    /// <summary>Takes a like from the count of its day, which may be forgotten already; a like from before days were counted names no owner.</summary>
    public async Task TakeLikeBackAsync(LikeDocument like)
    {
        if (like.OwnerId is not { } ownerId)
            return;
        var id = ActivityDocument.IdOf(ownerId, Days.Of(like.At), like.PictureId);
        await reactions.Activity.UpdateOneAsync(
            session,
            Builders<ActivityDocument>.Filter.Eq(one => one.Id, id) & Builders<ActivityDocument>.Filter.Gt(one => one.Likes, 0),
            Builders<ActivityDocument>.Update.Inc(one => one.Likes, -1), cancellationToken: cancellationToken);
    }

    public async Task<PictureReactionsChanged> ReadCountsAsync(string pictureId)
    {
        var counts = await reactions.Counts.Find(session, counts => counts.PictureId == pictureId).FirstOrDefaultAsync(cancellationToken);
        return counts?.ToCounts() ?? new PictureReactionsChanged(pictureId, 0, 0, 0);
    }

    /// <summary>Locks a user's document: until this transaction ends, no other one decides by this user's actions.</summary>
    public Task<PersonDocument> TakeTurnAsync(string userId) => MovePersonAsync(userId, followers: 0, following: 0);

    /// <summary>Changes a user's counts.</summary>
    public Task<PersonDocument> MovePersonAsync(string userId, int followers, int following) => reactions.People.FindOneAndUpdateAsync(
        session,
        Builders<PersonDocument>.Filter.Eq(person => person.UserId, userId),
        Builders<PersonDocument>.Update.Inc(person => person.Turn, 1)
            .Inc(person => person.Followers, followers).Inc(person => person.Following, following),
        After<PersonDocument>(), cancellationToken);

    private static FindOneAndUpdateOptions<T> After<T>() => new() { IsUpsert = true, ReturnDocument = ReturnDocument.After };
}
