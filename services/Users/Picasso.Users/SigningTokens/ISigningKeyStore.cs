namespace Picasso.Users.SigningTokens;

/// <summary>A private key as it is kept.</summary>
/// <param name="Number">1, 2, 3, …: the order in which keys were made.</param>
/// <param name="CreatedAt">When it was made, UTC.</param>
/// <param name="Pkcs8">The P-256 key, PKCS #8.</param>
internal sealed record StoredKey(int Number, DateTimeOffset CreatedAt, byte[] Pkcs8);

/// <summary>Where the keys that sign tokens are kept: shared by every process of the service, readable by nobody else.</summary>
internal interface ISigningKeyStore
{
    /// <summary>Every key, oldest first.</summary>
    Task<IReadOnlyList<StoredKey>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Keeps a key; false, and nothing kept, when its number is taken.</summary>
    Task<bool> TryAddAsync(StoredKey key, CancellationToken cancellationToken);

    /// <summary>Forgets a key.</summary>
    Task RemoveAsync(int number, CancellationToken cancellationToken);
}
