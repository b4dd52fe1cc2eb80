using Picasso.Kernel;
using Picasso.Users.Limiting;
using Picasso.Users.Mailing;
using Picasso.Users.Model;

namespace Picasso.Users.Registering;

/// <summary>Who wants to join.</summary>
internal sealed record Registration(string Email, string Password, string DisplayName, string DateOfBirth);

/// <summary>Makes an unverified account and mails its link, or tells the holder of the address; the caller cannot tell which.</summary>
internal sealed class RegisterAccount(
    IUserStore store, PasswordHashing passwords, UserMails mails, AttemptLimits limits, TimeProvider clock)
{
    public async Task HandleAsync(Registration registration, string? source, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var secret = Secret.New();
        var account = Decide(registration, now).Issue(TokenPurpose.VerifyEmail, secret, now);
        var email = account.Email!;
        await limits.AskForMailAsync("register", email, source, cancellationToken);

        account = account with { PasswordHash = passwords.Hash(registration.Password) };
        if (await store.AddAsync(account, cancellationToken))
            await mails.SendVerificationAsync($"verify:{account.Id}", email, secret, cancellationToken);
        else if (await limits.MayNoteHolderAsync(email, cancellationToken))
            await mails.SendAlreadyRegisteredAsync($"already-registered:{account.Id}", email, cancellationToken);
    }

    private UserAccount Decide(Registration registration, DateTimeOffset now)
    {
        var email = EmailAddress.Require(registration.Email);
        PasswordRules.Require(registration.Password, email, "password");
        return new UserAccount
        {
            Id = Ids.New(clock),
            Email = email,
            DisplayName = ProfileRules.RequireDisplayName(registration.DisplayName),
            DateOfBirth = ProfileRules.RequireDateOfBirth(registration.DateOfBirth, DateOnly.FromDateTime(now.UtcDateTime)),
            JoinedAt = now,
        };
    }
}
