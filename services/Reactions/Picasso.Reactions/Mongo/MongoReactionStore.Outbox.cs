using System.Globalization;
using MongoDB.Driver;
using Picasso.Messaging;
using Picasso.Messaging.Mongo;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Mongo;

internal sealed partial class MongoReactionStore
{
    public IOutbox<WaitingFact> Outbox => field ??= new MongoOutbox<FactDocument, long, WaitingFact>(
        new OutboxDocuments<FactDocument>(reactions.Outbox, Builders<FactDocument>.Sort.Ascending(fact => fact.Sequence))
        {
            Id = "sequence",
            // Earlier versions wrote none.
            IsDueWithoutTime = true,
        },
        fact => new OutboxLease<WaitingFact>(
            fact.Sequence.ToString(CultureInfo.InvariantCulture), fact.Attempts, new WaitingFact(fact.Sequence, fact.Type, fact.Body)),
        lease => lease.Content.Sequence);
}
