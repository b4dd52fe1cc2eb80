namespace Picasso.Messages.Storing;

/// <summary>Stores which users block which others.</summary>
internal interface IBlockStore
{
    /// <summary>Adds a block; an existing one changes nothing.</summary>
    /// <returns>False when the user already blocks <paramref name="limit"/> others.</returns>
    Task<bool> BlockAsync(string blockerId, string blockedId, int limit, CancellationToken cancellationToken);

    /// <summary>Removes a block; without one nothing changes.</summary>
    Task UnblockAsync(string blockerId, string blockedId, CancellationToken cancellationToken);

    /// <summary>All users that a user blocked.</summary>
    Task<IReadOnlyList<string>> ListBlockedAsync(string blockerId, CancellationToken cancellationToken);
}
