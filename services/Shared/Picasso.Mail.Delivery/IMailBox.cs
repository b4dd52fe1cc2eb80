namespace Picasso.Mail.Delivery;

/// <summary>A mail in the local mail box.</summary>
/// <param name="Id">Names it within the box.</param>
/// <param name="To">The address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Html">A whole HTML document.</param>
/// <param name="QueuedAt">When it was queued, UTC.</param>
public sealed record BoxedMail(string Id, string To, string Subject, string Text, string Html, DateTimeOffset QueuedAt);

/// <summary>Where mail stays, for reading on the spot, while no SMTP server is configured.</summary>
public interface IMailBox
{
    /// <summary>Whether mail lands here (true) or leaves by SMTP (false).</summary>
    bool IsActive { get; }

    /// <summary>The latest mail first.</summary>
    /// <param name="to">Only mail to this address, compared without case; null for all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<BoxedMail>> ListAsync(string? to, int limit, CancellationToken cancellationToken);
}
