namespace Picasso.Users.Model;

/// <summary>The outcome of a replacement.</summary>
internal enum ReplaceResult
{
    /// <summary>It is stored, with the next version.</summary>
    Replaced,

    /// <summary>The stored version differs (or the account was deleted): load and decide again.</summary>
    Moved,

    /// <summary>A key of the document belongs to another account.</summary>
    KeyTaken,
}

/// <summary>
/// Accounts as documents. A write is one document, durable when it returns; keys are unique over all accounts, also under concurrency.
/// </summary>
internal interface IUserStore
{
    /// <summary>The account with this id, also a closed one; null when there is none.</summary>
    Task<UserAccount?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>The accounts with these ids, in no particular order.</summary>
    Task<IReadOnlyList<UserAccount>> FindManyAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken);

    /// <summary>The account with this key; null when there is none.</summary>
    Task<UserAccount?> FindAsync(AccountKey key, CancellationToken cancellationToken);

    /// <summary>Stores a new account as version 1; false, without a change, when its id or a key is taken.</summary>
    Task<bool> AddAsync(UserAccount account, CancellationToken cancellationToken);

    /// <summary>Replaces the document of the same id and version.</summary>
    Task<ReplaceResult> ReplaceAsync(UserAccount account, CancellationToken cancellationToken);

    /// <summary>Operators, by id.</summary>
    Task<IReadOnlyList<UserAccount>> FindOperatorsAsync(CancellationToken cancellationToken);

    /// <summary>Open accounts whose <see cref="UserAccount.NameKeys"/> were not computed yet, with ids after this one, by id.</summary>
    Task<IReadOnlyList<UserAccount>> FindUnnamedAsync(string afterId, int limit, CancellationToken cancellationToken);

    /// <summary>Accounts with an outbox entry that is due, longest due first.</summary>
    Task<IReadOnlyList<UserAccount>> FindDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>Accounts whose outbox entries are all set aside.</summary>
    Task<IReadOnlyList<UserAccount>> FindSetAsideAsync(int limit, CancellationToken cancellationToken);
}
