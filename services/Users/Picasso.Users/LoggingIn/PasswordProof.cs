using Picasso.Kernel;
using Picasso.Users.Limiting;
using Picasso.Users.Model;

namespace Picasso.Users.LoggingIn;

/// <summary>Asks a signed-in person for the password again, before what a borrowed browser must not do.</summary>
internal sealed class PasswordProof(PasswordHashing passwords, AttemptLimits limits, TimeProvider clock)
{
    /// <summary>The refusal of a wrong password.</summary>
    public static RefusedException Wrong => Refusal.Conflict("password_wrong", "That is not your password.").ToException();

    /// <summary>Ends the call unless the password is right; an account without one needs a session that is still open.</summary>
    public async Task RequireAsync(UserAccount account, SignedInUser caller, string password, CancellationToken cancellationToken)
    {
        if (account.PasswordHash is null)
        {
            if (password.Length > 0 || !account.Sessions.Any(session => session.Id == caller.SessionId && session.ExpiresAt > clock.GetUtcNow()))
                throw Wrong;
            return;
        }

        await limits.TryPasswordAsync(account.Email!, caller.Source, cancellationToken);
        if (passwords.Check(account, password) == PasswordCheck.Wrong)
        {
            await limits.FailedAsync(caller.Source, cancellationToken);
            throw Wrong;
        }

        await limits.SucceededAsync(account.Email!, cancellationToken);
    }
}
