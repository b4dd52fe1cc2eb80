using MongoDB.Bson;
using MongoDB.Driver;
using Picasso.DocumentStorage;
using Picasso.Mail.Delivery.Queueing;
using Picasso.Messaging;
using Picasso.Messaging.Mongo;

namespace Picasso.Mail.Delivery.Mongo;

/// <summary>Mail in MongoDB: one document each, under its key, so that every step is one atomic update.</summary>
internal sealed class MongoMailQueue(DocumentDatabases databases) : IMailQueue
{
    private static readonly FilterDefinitionBuilder<MailDocument> s_where = Builders<MailDocument>.Filter;
    private static readonly UpdateDefinitionBuilder<MailDocument> s_set = Builders<MailDocument>.Update;
    private static readonly SortDefinitionBuilder<MailDocument> s_by = Builders<MailDocument>.Sort;

    private readonly IMongoCollection<MailDocument> _mails = MongoMailSchema.Mails(databases);

    public IOutbox<QueuedMail> Outbox => field ??= new MongoOutbox<MailDocument, string, QueuedMail>(
        new OutboxDocuments<MailDocument>(_mails, s_by.Ascending(mail => mail.NextAt).Ascending(mail => mail.Arrival))
        {
            Waiting = s_where.Eq(mail => mail.State, (int)MailState.Queued),
            Completed = End(MailState.Sent),
            Discarded = End(MailState.Failed),
        },
        mail => mail.ToLease(), lease => lease.Content.Key);

    public async Task AddAsync(MailMessage mail, MailState state, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var at = now.ToUnixTimeMilliseconds();
        var document = new MailDocument
        {
            Key = mail.Key, Arrival = ObjectId.GenerateNewId(), Recipient = mail.To, Address = Normal(mail.To), Subject = mail.Subject,
            Text = mail.Text, Html = mail.Html, QueuedAt = at, State = (int)state, NextAt = at,
        };
        try
        {
            await _mails.InsertOneAsync(document, cancellationToken: cancellationToken);
        }
        catch (MongoException known) when (known.IsDuplicateKey())
        {
            // Queued before: the same mail.
        }
    }

    public async Task<IReadOnlyList<BoxedMail>> ListBoxedAsync(string? to, int limit, CancellationToken cancellationToken)
    {
        var boxed = s_where.Eq(mail => mail.State, (int)MailState.Boxed);
        if (to is not null)
            boxed &= s_where.Eq(mail => mail.Address, Normal(to));
        var found = await _mails.Find(boxed).Sort(s_by.Descending(mail => mail.Arrival)).Limit(limit).ToListAsync(cancellationToken);
        return found.ConvertAll(mail => mail.ToBoxed());
    }

    // The words may hold one-time links: they are deleted with the end of the mail.
    private static UpdateDefinition<MailDocument> End(MailState state) => s_set
        .Set(stored => stored.State, (int)state).Set(stored => stored.Recipient, "").Set(stored => stored.Address, "")
        .Set(stored => stored.Subject, "").Set(stored => stored.Text, "").Set(stored => stored.Html, "");

    private static string Normal(string address) => address.ToLowerInvariant();
}
