using MongoDB.Driver;
using Picasso.Messages.Storing;

namespace Picasso.Messages.Mongo;

internal sealed partial class MongoMessageStore
{
    public async Task<SendOutcome> SendAsync(NewMessage message, Allowance allowance, CancellationToken cancellationToken)
    {
        // The participants of a conversation never change.
        if (await FindAsync(message.ConversationId, message.AuthorId, cancellationToken) is not { OtherId: var otherId })
            return new SendOutcome(SendAnswer.NoParticipant);
        return await WriteAsync([message.AuthorId, otherId], async unit =>
        {
            var taken = await messages.Messages.Find(unit.Session, known => known.MessageId == message.MessageId).FirstOrDefaultAsync(cancellationToken);
            if (taken is not null)
                return SendOutcome.OfTaken(taken.ToMessage(), message);
            if (await ErrorAsync(unit, message, otherId, allowance, cancellationToken) is { } error)
                return new SendOutcome(error);
            var added = await AddAsync(unit, message, otherId, cancellationToken);
            return new SendOutcome(SendAnswer.Sent, added.ToMessage(), otherId);
        }, cancellationToken);
    }

    public async Task<IReadOnlyList<StoredMessage>> ListMessagesAsync(string conversationId, long before, int limit, CancellationToken cancellationToken)
    {
        var page = s_message.Eq(message => message.ConversationId, conversationId) & s_message.Lt(message => message.Ordinal, before);
        var found = await messages.Messages.Find(page).SortByDescending(message => message.Ordinal).Limit(limit).ToListAsync(cancellationToken);
        return found.ConvertAll(message => message.ToMessage());
    }

    private async Task<MessageDocument> AddAsync(MongoUnit unit, NewMessage message, string recipientId, CancellationToken cancellationToken)
    {
        var own = await messages.Participants.Find(unit.Session, Is(message.ConversationId, message.AuthorId)).FirstAsync(cancellationToken);
        var document = ToDocument(message, recipientId, own.LastOrdinal + 1, unit.Turn);
        await messages.Messages.InsertOneAsync(unit.Session, document, cancellationToken: cancellationToken);
        var change = Builders<ParticipantDocument>.Update.Set(participant => participant.LastOrdinal, document.Ordinal)
            .Set(participant => participant.Latest, unit.Turn).Set(participant => participant.LastMessage, document);
        await messages.Participants.UpdateOneAsync(unit.Session, Is(message.ConversationId, message.AuthorId), change, cancellationToken: cancellationToken);
        await messages.Participants.UpdateOneAsync(
            unit.Session, Is(message.ConversationId, recipientId), change.Inc(participant => participant.Unread, 1), cancellationToken: cancellationToken);
        return document;
    }

    private async Task<SendAnswer?> ErrorAsync(
        MongoUnit unit, NewMessage message, string otherId, Allowance allowance, CancellationToken cancellationToken)
    {
        if (unit.IsBlockedBetween(message.AuthorId, otherId))
            return SendAnswer.Blocked;
        if (unit.HasLeft(otherId))
            return SendAnswer.Left;
        var written = await messages.Messages.CountDocumentsAsync(
            unit.Session,
            s_message.Eq(known => known.AuthorId, message.AuthorId) & s_message.Gt(known => known.SentAt, allowance.Since.ToUnixTimeMilliseconds()),
            new CountOptions { Limit = allowance.Limit }, cancellationToken);
        return written >= allowance.Limit ? SendAnswer.TooMany : null;
    }

    private static MessageDocument ToDocument(NewMessage message, string recipientId, long ordinal, long turn) => new()
    {
        MessageId = message.MessageId,
        ConversationId = message.ConversationId,
        Ordinal = ordinal,
        AuthorId = message.AuthorId,
        RecipientId = recipientId,
        Text = message.Text,
        SentAt = message.At.ToUnixTimeMilliseconds(),
        Waiting = turn,
    };
}
