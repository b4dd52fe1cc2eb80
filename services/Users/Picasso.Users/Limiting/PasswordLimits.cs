using Microsoft.Extensions.Options;
using Picasso.Kernel;
using Picasso.Users.Model;

namespace Picasso.Users.Limiting;

/// <summary>An attempt with a password.</summary>
/// <param name="Email">The account's address as given: limits do not reveal whether there is an account.</param>
/// <param name="Source">The caller's network address; null when unknown.</param>
/// <param name="Device">The known device or session of the account; null for an unknown one.</param>
internal sealed record PasswordTry(string Email, string? Source, string? Device);

/// <summary>
/// Slows guessing down without locking an account. A known device has its own limit, which others cannot exhaust; unknown devices are slowed down by
/// source, with a common limit for each account. Attempts are counted before they are checked. docs/decisions/0029.
/// </summary>
internal sealed class PasswordLimits(IAttemptCounter counter, IOptions<LimitOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);
    private readonly LimitOptions _limits = options.Value;

    private ThrottlePolicy OfAccount => new(_limits.TriesBeforeDelay, _limits.FirstDelay, _limits.LongestDelay, _limits.DelayWindow);

    private ThrottlePolicy OfSource =>
        new(_limits.SourceTriesBeforeDelay, _limits.FirstDelay, _limits.LongestSourceDelay, _limits.DelayWindow);

    /// <summary>Requests an attempt.</summary>
    /// <exception cref="DomainException">"too_many_attempts" or "device_unknown".</exception>
    public async Task TakeAsync(PasswordTry attempt, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await counter.CountAsync(SignedIn(attempt), now, cancellationToken) >= _limits.SignInsPerHour)
            throw Wait(s_hour);
        await TakeAsync(Own(attempt), OfAccount, now, cancellationToken);
        if (attempt.Device is not null)
            return;
        if (attempt.Source is { } source)
            await TakeAsync(Source(source), OfSource, now, cancellationToken);
        if (await counter.HitAsync(Unknown(attempt), s_day, now, cancellationToken) > _limits.UnknownDeviceTriesPerDay)
            throw new DomainError(
                DomainErrorKind.Exhausted, "device_unknown",
                "Too many wrong passwords for this address today. Sign in on a device that you used before, or let us mail you a link: \"Forgot your password?\".").ToException();
    }

    /// <summary>The password was right: the attempt does not count.</summary>
    public async Task SucceededAsync(PasswordTry attempt, CancellationToken cancellationToken)
    {
        await counter.ForgetAsync(Own(attempt), cancellationToken);
        if (attempt.Device is null)
            await counter.ReturnAsync(Unknown(attempt), cancellationToken);
        if (attempt is { Device: null, Source: { } source })
            await counter.ReturnAsync(Source(source), cancellationToken);
        await counter.HitAsync(SignedIn(attempt), s_hour, clock.GetUtcNow(), cancellationToken);
    }

    /// <summary>The holder of the address has used a mailed link from this source: earlier attempts no longer count.</summary>
    public async Task ForgetAsync(string email, string? source, CancellationToken cancellationToken)
    {
        var holder = new PasswordTry(email, source, Device: null);
        await counter.ForgetAsync(Unknown(holder), cancellationToken);
        await counter.ForgetAsync(Own(holder), cancellationToken);
    }

    private async Task TakeAsync(string key, ThrottlePolicy policy, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await counter.TakeAsync(key, policy, now, cancellationToken) is var wait && wait > TimeSpan.Zero)
            throw Wait(wait);
    }

    private static DomainException Wait(TimeSpan wait) => new DomainError(
        DomainErrorKind.Exhausted, "too_many_attempts", $"Too many tries. Please wait {WaitingTime.InWords(wait)}, or let us mail you a link: \"Forgot your password?\".").ToException();

    private static string Own(PasswordTry attempt) => attempt.Device is { } device
        ? $"password-device:{EmailAddress.Normalize(attempt.Email)}:{device}"
        : $"password:{EmailAddress.Normalize(attempt.Email)}:{attempt.Source}";

    private static string Source(string source) => $"password-source:{source}";

    private static string Unknown(PasswordTry attempt) => $"password-unknown:{EmailAddress.Normalize(attempt.Email)}";

    private static string SignedIn(PasswordTry attempt) => $"signed-in:{EmailAddress.Normalize(attempt.Email)}";
}
