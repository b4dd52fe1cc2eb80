using System.Globalization;
using MongoDB.Driver;
using Picasso.Messaging;
using Picasso.Messaging.Mongo;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Mongo;

internal sealed partial class MongoReactionStore
{
    public IOutbox<PendingEvent> Outbox => field ??= new MongoOutbox<PendingEventDocument, long, PendingEvent>(
        new OutboxDocuments<PendingEventDocument>(reactions.Outbox, Builders<PendingEventDocument>.Sort.Ascending(pending => pending.Sequence))
        {
            Id = "sequence",
            // Earlier versions wrote none.
            IsDueWithoutTime = true,
        },
        pending => new OutboxLease<PendingEvent>(
            pending.Sequence.ToString(CultureInfo.InvariantCulture), pending.Attempts, new PendingEvent(pending.Sequence, pending.Type, pending.Body)),
        lease => lease.Content.Sequence);
}
