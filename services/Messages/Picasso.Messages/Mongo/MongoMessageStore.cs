using MongoDB.Driver;
using Picasso.Messages.Storing;

namespace Picasso.Messages.Mongo;

/// <summary>
/// Messages in MongoDB. A write is one transaction that increments the clocks of the users it concerns, and of no others: the state that it decides
/// by (blocks, closed accounts, limits) cannot change meanwhile.
/// </summary>
internal sealed partial class MongoMessageStore(MongoMessages messages) : IMessageStore
{
    private static readonly UpdateDefinitionBuilder<PersonDocument> s_person = Builders<PersonDocument>.Update;
    private static readonly FilterDefinitionBuilder<ParticipantDocument> s_participant = Builders<ParticipantDocument>.Filter;
    private static readonly FilterDefinitionBuilder<MessageDocument> s_message = Builders<MessageDocument>.Filter;
    private static readonly FilterDefinitionBuilder<NotificationDocument> s_notification = Builders<NotificationDocument>.Filter;

    public Task ForgetPersonAsync(string userId, CancellationToken cancellationToken) => WriteAsync([userId], async unit =>
    {
        await SetAsync(unit, userId, s_person.Set(person => person.HasLeft, true).Set(person => person.Blocked, []), cancellationToken);
        await messages.Notifications.DeleteManyAsync(
            unit.Session, s_notification.Eq(notification => notification.UserId, userId), cancellationToken: cancellationToken);
        return true;
    }, cancellationToken);

    private Task<T> WriteAsync<T>(IReadOnlyList<string> userIds, Func<MongoUnit, Task<T>> work, CancellationToken cancellationToken) =>
        messages.Transactions.RunAsync(
            userIds.Select(id => $"messages:{id}"),
            async session => await work(await MongoUnit.BeginAsync(messages, session, userIds, cancellationToken)),
            cancellationToken);

    private Task<UpdateResult> SetAsync(MongoUnit unit, string userId, UpdateDefinition<PersonDocument> change, CancellationToken cancellationToken) =>
        messages.People.UpdateOneAsync(
            unit.Session, Builders<PersonDocument>.Filter.Eq(person => person.UserId, userId), change, cancellationToken: cancellationToken);
}
