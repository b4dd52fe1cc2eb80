namespace Picasso.Reactions.Storing;

/// <summary>
/// A fact that waits for the bus, written with what it tells. A later fact under the same key takes the place of one that still waits, so that a
/// picture that is liked a thousand times while the bus is away is published once.
/// </summary>
/// <param name="Sequence">Names this very entry.</param>
/// <param name="Type">Wire name, see <see cref="Publishing.FactTypes"/>.</param>
/// <param name="Body">The fact as JSON.</param>
internal sealed record WaitingFact(long Sequence, string Type, string Body);
