using System.Globalization;
using Picasso.Messaging;
using Picasso.Messaging.Sqlite;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Sqlite;

internal sealed partial class SqliteReactionStore
{
    private static readonly OutboxTable s_outbox = new("outbox", "sequence", "type, body");

    public IOutbox<WaitingFact> Outbox => field ??= new SqliteOutbox<FactRow, WaitingFact>(_database, s_outbox, row => row.ToLease());

    private sealed record FactRow(long Sequence, long Attempts, string Type, string Body)
    {
        public OutboxLease<WaitingFact> ToLease() => new(Sequence.ToString(CultureInfo.InvariantCulture), Attempts, new WaitingFact(Sequence, Type, Body));
    }
}
