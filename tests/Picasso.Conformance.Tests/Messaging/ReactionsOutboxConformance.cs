using Picasso.Conformance.Tests.Users;
using Picasso.Contracts.Bus;
using Picasso.EmbeddedStorage;
using Picasso.Messaging;
using Picasso.Reactions.Mongo;
using Picasso.Reactions.Publishing;
using Picasso.Reactions.Sqlite;
using Picasso.Reactions.Storing;
using Picasso.Testing;

namespace Picasso.Conformance.Tests.Messaging;

public sealed class SqliteReactionsOutboxConformance : OutboxConformance
{
    private protected override Task<OutboxUnderTest> NewAsync()
    {
        var temp = new TempData();
        SqliteReactionStore Open() => new(temp.Data);
        return Task.FromResult<OutboxUnderTest>(new OutboxUnderTest<PendingEvent>(() => Open().Outbox, PendingEvents.NameOf)
        {
            Write = name => PendingEvents.WriteAsync(Open(), name),
            WriteAndFail = name => PendingEvents.FailsAsync(() =>
            {
                new SqliteDatabase(temp.Data.File(ReactionsSchema.FileName), ReactionsSchema.Migrations).Write((connection, transaction) =>
                {
                    new SqliteUnit(connection, transaction).Enqueue(name, PendingEvents.Of(name));
                    throw new RolledBackException();
                });
                return Task.CompletedTask;
            }),
            Remove = () =>
            {
                temp.Dispose();
                return ValueTask.CompletedTask;
            },
        });
    }
}

[Trait(Engines.Trait, "MongoDb")]
public sealed class MongoReactionsOutboxConformance : OutboxConformance
{
    private protected override async Task<OutboxUnderTest> NewAsync()
    {
        var documents = new FreshDocuments();
        await new MongoReactions(documents.Open()).EnsureAsync(default);
        MongoReactionStore Open() => new(new MongoReactions(documents.Open()));
        return new OutboxUnderTest<PendingEvent>(() => Open().Outbox, PendingEvents.NameOf)
        {
            Write = name => PendingEvents.WriteAsync(Open(), name),
            WriteAndFail = name => PendingEvents.FailsAsync(() =>
            {
                var reactions = new MongoReactions(documents.Open());
                return reactions.Transactions.RunAsync<bool>([name], async session =>
                {
                    await new MongoUnit(reactions, session, default).EnqueueAsync((name, PendingEvents.Of(name)));
                    throw new RolledBackException();
                }, default);
            }),
            Remove = documents.DisposeAsync,
        };
    }
}

/// <summary>Ends a change before its commit.</summary>
internal sealed class RolledBackException : Exception;

/// <summary>Events that name what they were written under.</summary>
internal static class PendingEvents
{
    public static PersonFollowed Of(string name) => new("follower", name, DateTimeOffset.UnixEpoch);

    public static string NameOf(PendingEvent pending) => ((PersonFollowed)ReactionEventTypes.Read(pending)).FollowedId;

    public static Task WriteAsync(IReactionStore store, string name) =>
        store.FollowAsync(new Follow("follower", name, DateTimeOffset.UnixEpoch), limit: 100, default);

    public static Task FailsAsync(Func<Task> change) => Should.ThrowAsync<RolledBackException>(change);
}
