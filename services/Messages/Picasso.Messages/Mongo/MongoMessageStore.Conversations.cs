using MongoDB.Driver;
using Picasso.Messages.Storing;

namespace Picasso.Messages.Mongo;

internal sealed partial class MongoMessageStore
{
    public Task<StartOutcome> StartAsync(NewConversation conversation, Allowance allowance, CancellationToken cancellationToken) =>
        WriteAsync([conversation.StarterId, conversation.OtherId], async unit =>
        {
            if (unit.IsBlockedBetween(conversation.StarterId, conversation.OtherId))
                return StartOutcome.Blocked;
            if (unit.HasLeft(conversation.OtherId))
                return StartOutcome.Left;
            if (await messages.Participants.Find(unit.Session, Is(conversation.ConversationId, conversation.StarterId)).AnyAsync(cancellationToken))
                return StartOutcome.Open;
            if (await OpenedAsync(unit, conversation.StarterId, allowance, cancellationToken) >= allowance.Limit)
                return StartOutcome.TooMany;
            var at = conversation.At.ToUnixTimeMilliseconds();
            await messages.Participants.InsertManyAsync(
                unit.Session,
                [
                    ToDocument(conversation, conversation.StarterId, conversation.OtherId, at),
                    ToDocument(conversation, conversation.OtherId, conversation.StarterId, openedAt: null),
                ],
                cancellationToken: cancellationToken);
            return StartOutcome.Open;
        }, cancellationToken);

    public async Task<ConversationView?> FindAsync(string conversationId, string userId, CancellationToken cancellationToken) =>
        (await messages.Participants.Find(Is(conversationId, userId)).FirstOrDefaultAsync(cancellationToken))?.ToView();

    public async Task<IReadOnlyList<ConversationView>> ListAsync(string userId, long before, int limit, CancellationToken cancellationToken)
    {
        var page = s_participant.Eq(participant => participant.UserId, userId)
            & s_participant.Gt(participant => participant.Latest, 0) & s_participant.Lt(participant => participant.Latest, before);
        var found = await messages.Participants.Find(page).SortByDescending(participant => participant.Latest).Limit(limit).ToListAsync(cancellationToken);
        return found.ConvertAll(participant => participant.ToView());
    }

    public Task MarkReadAsync(string conversationId, string userId, long upTo, CancellationToken cancellationToken) => WriteAsync([userId], async unit =>
    {
        var participant = await messages.Participants.Find(unit.Session, Is(conversationId, userId)).FirstOrDefaultAsync(cancellationToken);
        if (participant is null || participant.ReadUpTo >= upTo || upTo > participant.LastOrdinal)
            return false;
        var unread = await messages.Messages.CountDocumentsAsync(
            unit.Session,
            s_message.Eq(message => message.ConversationId, conversationId) & s_message.Gt(message => message.Ordinal, upTo)
                & s_message.Eq(message => message.RecipientId, userId),
            cancellationToken: cancellationToken);
        await messages.Participants.UpdateOneAsync(
            unit.Session, Is(conversationId, userId),
            Builders<ParticipantDocument>.Update.Set(read => read.ReadUpTo, upTo).Set(read => read.Unread, unread),
            cancellationToken: cancellationToken);
        return true;
    }, cancellationToken);

    public async Task<long> ReadUpToAsync(string conversationId, string userId, CancellationToken cancellationToken) =>
        await messages.Participants.Find(Is(conversationId, userId)).Project(participant => participant.ReadUpTo).FirstOrDefaultAsync(cancellationToken);

    public Task<long> CountUnreadConversationsAsync(string userId, CancellationToken cancellationToken) => messages.Participants.CountDocumentsAsync(
        s_participant.Eq(participant => participant.UserId, userId) & s_participant.Gt(participant => participant.Unread, 0),
        cancellationToken: cancellationToken);

    private Task<long> OpenedAsync(MongoUnit unit, string userId, Allowance allowance, CancellationToken cancellationToken) =>
        messages.Participants.CountDocumentsAsync(
            unit.Session,
            s_participant.Eq(participant => participant.UserId, userId)
                & s_participant.Gt(participant => participant.OpenedAt, allowance.Since.ToUnixTimeMilliseconds()),
            new CountOptions { Limit = allowance.Limit }, cancellationToken);

    private static FilterDefinition<ParticipantDocument> Is(string conversationId, string userId) =>
        s_participant.Eq(participant => participant.Id, ParticipantDocument.IdOf(conversationId, userId));

    private static ParticipantDocument ToDocument(NewConversation conversation, string userId, string otherId, long? openedAt) => new()
    {
        Id = ParticipantDocument.IdOf(conversation.ConversationId, userId),
        ConversationId = conversation.ConversationId,
        UserId = userId,
        OtherId = otherId,
        PictureId = conversation.PictureId,
        OpenedAt = openedAt,
    };
}
