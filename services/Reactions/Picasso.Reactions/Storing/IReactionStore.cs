namespace Picasso.Reactions.Storing;

/// <summary>
/// What people did about pictures and each other. Each method is atomic and durable when it returns, together with the counts
/// it moves and the facts it leaves in the outbox; several processes may use one store.
/// Keys are ids, values are small documents: nothing here needs a join.
/// </summary>
internal interface IReactionStore : ILikeStore, ICommentStore, IFollowStore, ICountStore, IFactOutbox;
