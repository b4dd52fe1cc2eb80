using MongoDB.Bson;
using MongoDB.Driver;
using Picasso.DocumentStorage;
using Picasso.Mail.Delivery.Queueing;

namespace Picasso.Mail.Delivery.Mongo;

/// <summary>Mail in MongoDB: one document each, under its key, so that every step is one atomic update.</summary>
internal sealed class MongoMailQueue(DocumentDatabases databases) : IMailQueue
{
    private static readonly FilterDefinitionBuilder<MailDocument> s_where = Builders<MailDocument>.Filter;
    private static readonly UpdateDefinitionBuilder<MailDocument> s_set = Builders<MailDocument>.Update;
    private static readonly SortDefinitionBuilder<MailDocument> s_by = Builders<MailDocument>.Sort;

    private readonly IMongoCollection<MailDocument> _mails = MongoMailSchema.Mails(databases);

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

    public async Task<QueuedMail?> TakeAsync(DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken)
    {
        var taken = await _mails.FindOneAndUpdateAsync(
            IsQueued & s_where.Lte(mail => mail.NextAt, now.ToUnixTimeMilliseconds()),
            s_set.Inc(mail => mail.Attempts, 1L).Set(mail => mail.NextAt, (now + lease).ToUnixTimeMilliseconds()),
            new FindOneAndUpdateOptions<MailDocument>
            {
                Sort = s_by.Ascending(mail => mail.NextAt).Ascending(mail => mail.Arrival),
                ReturnDocument = ReturnDocument.After,
            },
            cancellationToken);
        return taken?.ToQueued();
    }

    public Task PostponeAsync(QueuedMail mail, DateTimeOffset until, CancellationToken cancellationToken) => _mails.UpdateOneAsync(
        IsLatest(mail), s_set.Set(stored => stored.NextAt, until.ToUnixTimeMilliseconds()), cancellationToken: cancellationToken);

    public Task EndAsync(QueuedMail mail, MailState state, CancellationToken cancellationToken) => _mails.UpdateOneAsync(
        state == MailState.Sent ? Is(mail) : IsLatest(mail),
        s_set.Set(stored => stored.State, (int)state).Set(stored => stored.Recipient, "").Set(stored => stored.Address, "")
            .Set(stored => stored.Subject, "").Set(stored => stored.Text, "").Set(stored => stored.Html, ""),
        cancellationToken: cancellationToken);

    public async Task<IReadOnlyList<BoxedMail>> ListBoxedAsync(string? to, int limit, CancellationToken cancellationToken)
    {
        var boxed = s_where.Eq(mail => mail.State, (int)MailState.Boxed);
        if (to is not null)
            boxed &= s_where.Eq(mail => mail.Address, Normal(to));
        var found = await _mails.Find(boxed).Sort(s_by.Descending(mail => mail.Arrival)).Limit(limit).ToListAsync(cancellationToken);
        return found.ConvertAll(mail => mail.ToBoxed());
    }

    private static FilterDefinition<MailDocument> IsQueued => s_where.Eq(mail => mail.State, (int)MailState.Queued);

    private static FilterDefinition<MailDocument> Is(QueuedMail mail) => IsQueued & s_where.Eq(stored => stored.Key, mail.Key);

    private static FilterDefinition<MailDocument> IsLatest(QueuedMail mail) => Is(mail) & s_where.Eq(stored => stored.Attempts, mail.Attempts);

    private static string Normal(string address) => address.ToLowerInvariant();
}
