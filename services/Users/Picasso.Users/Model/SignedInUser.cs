using Picasso.Kernel;

namespace Picasso.Users.Model;

/// <summary>The caller, from the verified token.</summary>
/// <param name="UserId">The user.</param>
/// <param name="SessionId">The session that the token was issued for; null when it names none.</param>
/// <param name="Source">The caller's network address; null when unknown.</param>
internal sealed record SignedInUser(UserId UserId, string? SessionId, string? Source);

/// <summary>Loads the caller's account.</summary>
internal static class SignedInUserExtensions
{
    /// <summary>The caller's account.</summary>
    /// <exception cref="DomainException">"token_invalid": the account was closed after the token was issued.</exception>
    public static async Task<UserAccount> RequireAsync(this IUserStore store, SignedInUser caller, CancellationToken cancellationToken) =>
        await store.FindAsync(caller.UserId.Value, cancellationToken) is { IsUsable: true } account ? account : throw Gone;

    /// <summary>Changes the caller's account.</summary>
    /// <exception cref="DomainException">"token_invalid", as above.</exception>
    public static async Task<UserAccount> ChangeAsync(
        this IUserStore store, SignedInUser caller, Func<UserAccount, UserAccount> decide, CancellationToken cancellationToken,
        Func<Exception>? whenTaken = null) =>
        await store.ChangeAsync(
            () => store.FindAsync(caller.UserId.Value, cancellationToken), account => account.IsUsable ? decide(account) : null, cancellationToken, whenTaken)
        ?? throw Gone;

    private static DomainException Gone =>
        new DomainError(DomainErrorKind.Unauthenticated, "token_invalid", "Your session has ended. Please sign in again.").ToException();
}
