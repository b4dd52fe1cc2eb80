using Picasso.Kernel;
using Picasso.Users.Limiting;
using Picasso.Users.Model;

namespace Picasso.Users.LoggingIn;

/// <summary>Requires the password again from a signed-in user, before actions that a borrowed browser must not perform.</summary>
internal sealed class PasswordProof(PasswordHashing passwords, PasswordLimits limits, HashQueue hashes, TimeProvider clock)
{
    /// <summary>The error of a wrong password.</summary>
    public static DomainException Wrong => DomainError.Conflict("password_wrong", "That is not your password.").ToException();

    /// <summary>Ends the call unless the password is right; an account without one needs a session that is still open.</summary>
    public async Task RequireAsync(UserAccount account, SignedInUser caller, string password, CancellationToken cancellationToken)
    {
        if (account.PasswordHash is null)
        {
            if (password.Length > 0 || !account.Sessions.Any(session => session.Id == caller.SessionId && session.ExpiresAt > clock.GetUtcNow()))
                throw Wrong;
            return;
        }

        // An open session is a known device: guessing from elsewhere does not use up its limit, and vice versa.
        var attempt = new PasswordTry(account.Email!, caller.Source, $"session:{caller.SessionId}");
        await limits.TakeAsync(attempt, cancellationToken);
        if (await hashes.RunAsync(caller.Source, () => passwords.Check(account, password), cancellationToken) == PasswordCheck.Wrong)
            throw Wrong;
        await limits.SucceededAsync(attempt, cancellationToken);
    }
}
