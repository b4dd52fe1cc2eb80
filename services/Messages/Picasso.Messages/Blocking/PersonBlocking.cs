using Picasso.Kernel;
using Picasso.Messages.Storing;

namespace Picasso.Messages.Blocking;

/// <summary>Blocks a user. The existence of the user is not checked: blocking an unknown id is harmless.</summary>
internal sealed class PersonBlocking(IBlockStore blocks)
{
    /// <summary>The maximum number of users that one user can block.</summary>
    public const int Limit = 1000;

    /// <exception cref="DomainException">"cannot_block_oneself", "too_many_blocks".</exception>
    public async Task BlockAsync(UserId blockerId, UserId blockedId, CancellationToken cancellationToken)
    {
        if (blockerId == blockedId)
            throw DomainError.Invalid("cannot_block_oneself", "You cannot block yourself.", "user_id").ToException();
        if (!await blocks.BlockAsync(blockerId.Value, blockedId.Value, Limit, cancellationToken))
            throw DomainError.Conflict("too_many_blocks", $"You have blocked {Limit:N0} people already.").ToException();
    }
}
