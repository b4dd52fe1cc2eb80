using Microsoft.Extensions.Options;
using Picasso.Kernel;
using Picasso.Users.Model;

namespace Picasso.Users.Limiting;

/// <summary>
/// Stops guessing and flooding. Every limit is on the address as it was given, so that it says nothing about
/// whether there is an account.
/// </summary>
internal sealed class AttemptLimits(IAttemptCounter counter, IOptions<LimitOptions> options, TimeProvider clock)
{
    private readonly LimitOptions _limits = options.Value;

    /// <summary>Counts a try of a password before it is checked, so that parallel guesses cannot slip through.</summary>
    /// <exception cref="RefusedException">"locked_out".</exception>
    public async Task TryPasswordAsync(string email, string? source, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (source is not null && await counter.CountAsync(LogInSource(source), now, cancellationToken) >= _limits.FailedLogInsPerSource
            || await counter.HitAsync(LogIn(email), _limits.LogInWindow, now, cancellationToken) > _limits.LogInsPerAddress)
            throw new Refusal(RefusalKind.Exhausted, "locked_out", "Too many wrong passwords. Please wait a while, or reset your password.").ToException();
    }

    /// <summary>The password was wrong.</summary>
    public Task FailedAsync(string? source, CancellationToken cancellationToken) => source is null
        ? Task.CompletedTask
        : counter.HitAsync(LogInSource(source), _limits.LogInWindow, clock.GetUtcNow(), cancellationToken);

    /// <summary>The password was right, or a new one was set.</summary>
    public Task SucceededAsync(string email, CancellationToken cancellationToken) => counter.ForgetAsync(LogIn(email), cancellationToken);

    /// <summary>Counts a request that leads to a mail.</summary>
    /// <param name="kind">What is asked for.</param>
    /// <param name="email">Whom the mail would go to.</param>
    /// <param name="source">Who asks.</param>
    /// <param name="cancellationToken">Stops the counting.</param>
    /// <exception cref="RefusedException">"too_many_attempts".</exception>
    public async Task AskForMailAsync(string kind, string email, string? source, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var ofSource = source is null ? 0 : await counter.HitAsync($"{kind}-source:{source}", _limits.MailWindow, now, cancellationToken);
        var ofAddress = await counter.HitAsync($"{kind}:{EmailAddress.Normalize(email)}", _limits.MailWindow, now, cancellationToken);
        if (ofSource > _limits.MailsPerSource || ofAddress > _limits.MailsPerAddress)
            throw new Refusal(RefusalKind.Exhausted, "too_many_attempts", "That was asked for too often. Please try again in an hour.").ToException();
    }

    /// <summary>Counts a try to confirm an address before the password is checked.</summary>
    /// <exception cref="RefusedException">"too_many_attempts".</exception>
    public async Task TryConfirmAsync(string tokenHash, CancellationToken cancellationToken)
    {
        if (await counter.HitAsync($"confirm:{tokenHash}", _limits.LogInWindow, clock.GetUtcNow(), cancellationToken) > _limits.ConfirmsPerLink)
            throw new Refusal(RefusalKind.Exhausted, "too_many_attempts", "Too many wrong passwords. Please wait a while, or sign up again.").ToException();
    }

    /// <summary>
    /// Whether the holder of an address may be told once more that somebody tried to register it. Also the write that
    /// makes a registration of a known address cost what one of an unknown address costs.
    /// </summary>
    public async Task<bool> MayNoteHolderAsync(string email, CancellationToken cancellationToken) =>
        await counter.HitAsync($"note:{EmailAddress.Normalize(email)}", TimeSpan.FromDays(1), clock.GetUtcNow(), cancellationToken) <= 3;

    private static string LogIn(string email) => $"login:{EmailAddress.Normalize(email)}";

    private static string LogInSource(string source) => $"login-source:{source}";
}
