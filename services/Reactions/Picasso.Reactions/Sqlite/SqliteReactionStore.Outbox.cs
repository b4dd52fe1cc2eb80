using System.Globalization;
using Picasso.Messaging;
using Picasso.Messaging.Sqlite;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Sqlite;

internal sealed partial class SqliteReactionStore
{
    private static readonly OutboxTable s_outbox = new("outbox", "sequence", "type, body");

    public IOutbox<PendingEvent> Outbox => field ??= new SqliteOutbox<PendingEventRow, PendingEvent>(_database, s_outbox, row => row.ToLease());

    private sealed record PendingEventRow(long Sequence, long Attempts, string Type, string Body)
    {
        public OutboxLease<PendingEvent> ToLease() => new(Sequence.ToString(CultureInfo.InvariantCulture), Attempts, new PendingEvent(Sequence, Type, Body));
    }
}
