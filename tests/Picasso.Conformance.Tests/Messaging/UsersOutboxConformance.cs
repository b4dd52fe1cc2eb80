using Picasso.Conformance.Tests.Users;
using Picasso.Kernel;
using Picasso.Messaging;
using Picasso.Testing;
using Picasso.Users.Model;
using Picasso.Users.Mongo;
using Picasso.Users.Relaying;
using Picasso.Users.Requesting;
using Picasso.Users.Storing;

namespace Picasso.Conformance.Tests.Messaging;

public sealed class SqliteAccountOutboxConformance : OutboxConformance
{
    private protected override Task<OutboxUnderTest> NewAsync()
    {
        var temp = new TempData();
        return Task.FromResult(UsersOutboxes.OfAccounts(() => new SqliteUserStore(new UsersDatabase(temp.Data)), UsersOutboxes.RemoveOf(temp)));
    }
}

[Trait(Engines.Trait, "MongoDb")]
public sealed class MongoAccountOutboxConformance : OutboxConformance
{
    private protected override async Task<OutboxUnderTest> NewAsync()
    {
        var documents = new FreshDocuments();
        await new MongoUsersSchema(documents.Open()).EnsureAsync(default);
        return UsersOutboxes.OfAccounts(() => new MongoUserStore(documents.Open()), documents.DisposeAsync);
    }
}

public sealed class SqliteLinkRequestOutboxConformance : OutboxConformance
{
    private protected override Task<OutboxUnderTest> NewAsync()
    {
        var temp = new TempData();
        return Task.FromResult(UsersOutboxes.OfLinks(() => new SqliteLinkRequests(new UsersDatabase(temp.Data)), UsersOutboxes.RemoveOf(temp)));
    }
}

[Trait(Engines.Trait, "MongoDb")]
public sealed class MongoLinkRequestOutboxConformance : OutboxConformance
{
    private protected override async Task<OutboxUnderTest> NewAsync()
    {
        var documents = new FreshDocuments();
        await new MongoUsersSchema(documents.Open()).EnsureAsync(default);
        return UsersOutboxes.OfLinks(() => new MongoLinkRequests(documents.Open()), documents.DisposeAsync);
    }
}

/// <summary>The outboxes of Users on either engine.</summary>
internal static class UsersOutboxes
{
    public static OutboxUnderTest OfAccounts(Func<IUserStore> open, Func<ValueTask> remove)
    {
        var due = DateTimeOffset.UnixEpoch;
        UserAccount New(string name)
        {
            due += TimeSpan.FromSeconds(1);
            return new UserAccount
            {
                Id = Ids.From(name), Email = $"{name}@example.com", JoinedAt = due,
                Outbox = [new OutboxEntry(Ids.New(TimeProvider.System), OutboxKind.SweepAvatar, due, name)],
            };
        }

        return new OutboxUnderTest<AccountTask>(() => new AccountOutbox(open(), TimeProvider.System), task => task.Entry.ObjectKey!)
        {
            Write = async name => (await open().AddAsync(New(name), default)).ShouldBeTrue(),
            // No such version is stored.
            WriteAndFail = async name => (await open().ReplaceAsync(New(name) with { Version = 7 }, default)).ShouldBe(ReplaceResult.Moved),
            Remove = remove,
        };
    }

    public static OutboxUnderTest OfLinks(Func<ILinkRequests> open, Func<ValueTask> remove) =>
        new OutboxUnderTest<LinkRequest>(() => open().Outbox, request => request.Email)
        {
            Write = name => open().AddAsync(new LinkRequest(Ids.From(name), TokenPurpose.ResetPassword, name), default),
            Remove = remove,
        };

    public static Func<ValueTask> RemoveOf(TempData temp) => () =>
    {
        temp.Dispose();
        return ValueTask.CompletedTask;
    };
}
