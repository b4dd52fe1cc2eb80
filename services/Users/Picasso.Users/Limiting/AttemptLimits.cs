using Microsoft.Extensions.Options;
using Picasso.Kernel;
using Picasso.Users.Model;

namespace Picasso.Users.Limiting;

/// <summary>Limits guessing and flooding. Every limit uses the address as given, so it does not reveal whether there is an account.</summary>
internal sealed class AttemptLimits(IAttemptCounter counter, IOptions<LimitOptions> options, TimeProvider clock)
{
    private readonly LimitOptions _limits = options.Value;

    /// <summary>Counts a request that sends a mail.</summary>
    /// <param name="kind">The kind of mail.</param>
    /// <param name="email">The recipient of the mail.</param>
    /// <param name="source">The network address of the caller.</param>
    /// <param name="cancellationToken">Cancels the count.</param>
    /// <exception cref="DomainException">"too_many_attempts".</exception>
    public async Task AskForMailAsync(string kind, string email, string? source, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var ofSource = source is null ? 0 : await counter.HitAsync($"{kind}-source:{source}", _limits.MailWindow, now, cancellationToken);
        var ofAddress = await counter.HitAsync($"{kind}:{EmailAddress.Normalize(email)}", _limits.MailWindow, now, cancellationToken);
        if (ofSource > _limits.MailsPerSource || ofAddress > _limits.MailsPerAddress)
            throw new DomainError(DomainErrorKind.Exhausted, "too_many_attempts", "That was asked for too often. Please try again in an hour.").ToException();
    }

    /// <summary>Counts an attempt to confirm an address before the password is checked.</summary>
    /// <exception cref="DomainException">"too_many_attempts".</exception>
    public async Task TryConfirmAsync(string tokenHash, CancellationToken cancellationToken)
    {
        if (await counter.HitAsync($"confirm:{tokenHash}", _limits.ConfirmWindow, clock.GetUtcNow(), cancellationToken) > _limits.ConfirmsPerLink)
            throw new DomainError(DomainErrorKind.Exhausted, "too_many_attempts", "Too many wrong passwords. Please wait a while, or sign up again.").ToException();
    }

    /// <summary>
    /// Whether the holder of an address may receive another notice of an attempted registration. This write also makes a registration of a known
    /// address as expensive as one of an unknown address.
    /// </summary>
    public async Task<bool> MayNoteHolderAsync(string email, CancellationToken cancellationToken) =>
        await counter.HitAsync($"note:{EmailAddress.Normalize(email)}", TimeSpan.FromDays(1), clock.GetUtcNow(), cancellationToken) <= 3;
}
