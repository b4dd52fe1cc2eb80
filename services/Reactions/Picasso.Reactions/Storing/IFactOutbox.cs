namespace Picasso.Reactions.Storing;

/// <summary>
/// Facts to publish, written with what they tell. A later fact under the same key takes the place of one that still waits,
/// so that a picture that is liked a thousand times while the bus is away is told once.
/// </summary>
internal interface IFactOutbox
{
    /// <summary>The facts that wait, oldest first.</summary>
    /// <param name="after">Only entries after this sequence.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<WaitingFact>> ReadOutboxAsync(long after, int limit, CancellationToken cancellationToken);

    /// <summary>Forgets facts that were published. One that was replaced meanwhile stays.</summary>
    Task MarkPublishedAsync(IReadOnlyCollection<WaitingFact> published, CancellationToken cancellationToken);
}

/// <summary>A fact that waits for the bus.</summary>
/// <param name="Sequence">Names this very entry.</param>
/// <param name="Type">Wire name, see <see cref="Publishing.FactTypes"/>.</param>
/// <param name="Body">The fact as JSON.</param>
internal sealed record WaitingFact(long Sequence, string Type, string Body);
