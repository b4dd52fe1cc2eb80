using Picasso.Conformance.Tests.Users;
using Picasso.Mail.Delivery.Mongo;
using Picasso.Mail.Delivery.Queueing;
using Picasso.Mail.Delivery.Sqlite;
using Picasso.Testing;

namespace Picasso.Conformance.Tests.Mail;

public sealed class SqliteMailQueueConformance : MailQueueConformance, IDisposable
{
    private readonly TempData _temp = new();

    private protected override IMailQueue Open() => new SqliteMailQueue(_temp.Data);

    public void Dispose() => _temp.Dispose();
}

[Trait(Engines.Trait, "MongoDb")]
public sealed class MongoMailQueueConformance : MailQueueConformance, IAsyncLifetime
{
    private readonly FreshDocuments _documents = new();

    private protected override IMailQueue Open() => new MongoMailQueue(_documents.Open());

    public async ValueTask InitializeAsync() => await new MongoMailSchema(_documents.Open()).EnsureAsync(default);

    public ValueTask DisposeAsync() => _documents.DisposeAsync();
}
