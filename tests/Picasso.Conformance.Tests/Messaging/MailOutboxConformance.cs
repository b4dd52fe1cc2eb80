using Picasso.Conformance.Tests.Users;
using Picasso.Mail;
using Picasso.Mail.Delivery.Mongo;
using Picasso.Mail.Delivery.Queueing;
using Picasso.Mail.Delivery.Sqlite;
using Picasso.Testing;

namespace Picasso.Conformance.Tests.Messaging;

public sealed class SqliteMailOutboxConformance : OutboxConformance
{
    private protected override Task<OutboxUnderTest> NewAsync()
    {
        var temp = new TempData();
        return Task.FromResult(MailOutboxes.Of(() => new SqliteMailQueue(temp.Data), UsersOutboxes.RemoveOf(temp)));
    }
}

[Trait(Engines.Trait, "MongoDb")]
public sealed class MongoMailOutboxConformance : OutboxConformance
{
    private protected override async Task<OutboxUnderTest> NewAsync()
    {
        var documents = new FreshDocuments();
        await new MongoMailSchema(documents.Open()).EnsureAsync(default);
        return MailOutboxes.Of(() => new MongoMailQueue(documents.Open()), documents.DisposeAsync);
    }
}

/// <summary>The queue of mail on either engine. A mail that is given up loses its words, so that it cannot be redriven.</summary>
internal static class MailOutboxes
{
    public static OutboxUnderTest Of(Func<IMailQueue> open, Func<ValueTask> remove) =>
        new OutboxUnderTest<QueuedMail>(() => open().Outbox, mail => mail.Key)
        {
            CanRedrive = false,
            Write = name => open().AddAsync(
                new MailMessage(name, "ada@example.com", "subject", "text", "html"), MailState.Queued, DateTimeOffset.UnixEpoch, default),
            Remove = remove,
        };
}
