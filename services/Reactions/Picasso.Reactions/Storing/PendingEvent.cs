namespace Picasso.Reactions.Storing;

/// <summary>
/// An event that waits for publication, stored in the transaction of its change. A later event under the same key replaces it, so that a picture that
/// is liked a thousand times while the bus is unavailable is published once.
/// </summary>
/// <param name="Sequence">Names this very entry.</param>
/// <param name="Type">Wire name, see <see cref="Publishing.ReactionEventTypes"/>.</param>
/// <param name="Body">The event as JSON.</param>
internal sealed record PendingEvent(long Sequence, string Type, string Body);
