using Picasso.Messaging;

namespace Picasso.Reactions.Storing;

/// <summary>
/// Reactions of users to pictures and to each other. Each method is atomic and durable when it returns, together with its counts and its outbox
/// events; several processes may use one store. Keys are ids, values are small documents: no method needs a join.
/// </summary>
internal interface IReactionStore : ILikeStore, ICommentStore, IFollowStore, ICountStore, IActivityStore
{
    /// <summary>The events that wait for publication.</summary>
    IOutbox<PendingEvent> Outbox { get; }
}
