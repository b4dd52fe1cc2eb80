using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Picasso.Contracts.Bus;
using Picasso.Kernel;
using Picasso.Messaging;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.Outbox;

/// <summary>
/// From the commit straight to the relay of this process. What a crash takes away here is still in the store, and its lease
/// ends there.
/// </summary>
internal sealed class OutboxQueue(IOptions<RelayOptions> options, TimeProvider clock)
{
    private readonly Channel<OutboxItem> _items = Channel.CreateUnbounded<OutboxItem>();

    // What this process has taken and not yet settled, and until when. A process that is slow must not take its own rows again when
    // their leases end: the more it had to do, the more it would get to do.
    private readonly ConcurrentDictionary<string, DateTimeOffset> _inHand = new();

    /// <summary>Names this process as the owner of what it takes.</summary>
    public string Owner { get; } = Ids.New(clock);

    public ChannelReader<OutboxItem> Items => _items.Reader;

    /// <summary>The row of a message, claimed by this process.</summary>
    public OutboxMessage Write(object message, int bucket, DateTimeOffset now) => new()
    {
        // A mail's key is its identity: a second one could not even be stored.
        MessageId = message is MailPerson mail ? IdOfMail(mail.Key) : Ids.New(clock),
        Bucket = bucket,
        Type = OutboxTypes.NameOf(message),
        Body = OutboxTypes.Write(message),
        CreatedAt = now,
        Trace = Activity.Current?.Id,
        NextAttemptAt = now + options.Value.Lease,
        ClaimedBy = Owner,
    };

    /// <summary>Hands rows that were committed just now, claimed by this process, to the relay.</summary>
    public void Offer(Shard shard, IEnumerable<OutboxMessage> rows)
    {
        foreach (var row in rows)
            Take(new OutboxItem(shard, row, IsFresh: true));
    }

    /// <summary>Hands rows to the relay that a search found and leased.</summary>
    public void OfferAgain(IEnumerable<OutboxItem> items)
    {
        foreach (var item in items)
            Take(item);
    }

    /// <summary>Whether this process still holds the lease of the row; after the lease any copy may take it.</summary>
    public bool Holds(string messageId)
    {
        if (_inHand.TryGetValue(messageId, out var until) && until > clock.GetUtcNow())
            return true;
        LetGo(messageId);
        return false;
    }

    /// <summary>The store says, or is to say when a lease ends, what becomes of this row next.</summary>
    public void LetGo(string messageId) => _inHand.TryRemove(messageId, out _);

    private void Take(OutboxItem item)
    {
        var (id, until) = (item.Row.MessageId, item.Row.NextAttemptAt);
        while (!_inHand.TryAdd(id, until))
        {
            // Waits here already: with the new claim it may do so for longer.
            if (_inHand.TryGetValue(id, out var before) && _inHand.TryUpdate(id, until, before))
                return;
        }

        _items.Writer.TryWrite(item);
    }

    /// <summary>The id of the message that asks for this mail.</summary>
    public static string IdOfMail(string key) => Ids.From($"outbox/mail/{key}");
}

/// <summary>A row to deliver.</summary>
/// <param name="Shard">Where it lies.</param>
/// <param name="Row">The row.</param>
/// <param name="IsFresh">Whether this is the first attempt.</param>
internal readonly record struct OutboxItem(Shard Shard, OutboxMessage Row, bool IsFresh)
{
    /// <summary>The lease of the row, which its writer or the search took.</summary>
    public OutboxLease<OutboxItem> ToLease() => new(Row.MessageId, Row.Attempts + 1, this);
}
