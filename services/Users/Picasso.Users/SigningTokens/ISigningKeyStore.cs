namespace Picasso.Users.SigningTokens;

/// <summary>A stored private key.</summary>
/// <param name="Number">1, 2, 3, …: the order of creation.</param>
/// <param name="CreatedAt">When it was created, UTC.</param>
/// <param name="Pkcs8">The P-256 key, PKCS #8.</param>
internal sealed record StoredKey(int Number, DateTimeOffset CreatedAt, byte[] Pkcs8);

/// <summary>Stores the keys that sign tokens: shared by every process of the service, readable by no other.</summary>
internal interface ISigningKeyStore
{
    /// <summary>Every key, oldest first.</summary>
    Task<IReadOnlyList<StoredKey>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Stores a key; false, without a change, when its number is taken.</summary>
    Task<bool> TryAddAsync(StoredKey key, CancellationToken cancellationToken);

    /// <summary>Deletes a key.</summary>
    Task RemoveAsync(int number, CancellationToken cancellationToken);
}
