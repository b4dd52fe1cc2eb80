namespace Picasso.Messages.Storing;

/// <summary>Who wants to hear nothing of whom.</summary>
internal interface IBlockStore
{
    /// <summary>Adds a block; one that is there already changes nothing.</summary>
    /// <returns>False when the person blocks <paramref name="limit"/> others already.</returns>
    Task<bool> BlockAsync(string blockerId, string blockedId, int limit, CancellationToken cancellationToken);

    /// <summary>Removes a block; without one nothing changes.</summary>
    Task UnblockAsync(string blockerId, string blockedId, CancellationToken cancellationToken);

    /// <summary>Everybody whom a person blocked.</summary>
    Task<IReadOnlyList<string>> ListBlockedAsync(string blockerId, CancellationToken cancellationToken);
}
