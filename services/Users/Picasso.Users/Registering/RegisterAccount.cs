using Picasso.Kernel;
using Picasso.Localization;
using Picasso.Users.Limiting;
using Picasso.Users.Mailing;
using Picasso.Users.Model;
using Picasso.Users.Naming;

namespace Picasso.Users.Registering;

/// <summary>A request to register.</summary>
internal sealed record Registration(string Email, string Password, string DisplayName, string DateOfBirth, string ReturnPath, string Language);

/// <summary>
/// Stores a pending registration and mails its link, or mails a notice to the holder of the address; the caller cannot distinguish the two.
/// </summary>
internal sealed class RegisterAccount(
    IUserStore store, IPendingRegistrations pending, PendingLimits kept, PasswordHashing passwords, HashQueue hashes, UserMails mails, AttemptLimits limits,
    TimeProvider clock)
{
    public async Task HandleAsync(Registration registration, string? source, CancellationToken cancellationToken)
    {
        var (now, secret) = (clock.GetUtcNow(), Secret.New());
        var attempt = Decide(registration, secret, now);
        await limits.AskForMailAsync("register", attempt.Email, source, cancellationToken);
        if (!await store.IsNameFreeAsync(attempt.DisplayName, cancellationToken))
            throw NameRules.Taken;

        attempt = attempt with { PasswordHash = await hashes.RunAsync(source, () => passwords.Hash(registration.Password), cancellationToken) };
        if (await store.FindAsync(AccountKey.Email(attempt.Email), cancellationToken) is { EmailVerified: true } holder)
        {
            if (await limits.MayNoteHolderAsync(attempt.Email, cancellationToken))
                await mails.SendAlreadyRegisteredAsync($"already-registered:{Ids.New(clock)}", new MailReader(attempt.Email, holder.Language), cancellationToken);
            return;
        }

        await pending.AddAsync(attempt, kept.PerAddress, now, cancellationToken);
        await mails.SendVerificationAsync($"verify:{attempt.TokenHash}", attempt.Reader, secret, cancellationToken);
    }

    private static PendingRegistration Decide(Registration registration, Secret secret, DateTimeOffset now)
    {
        var email = EmailAddress.Require(registration.Email);
        PasswordRules.Require(registration.Password, email, "password");
        return new PendingRegistration
        {
            TokenHash = secret.Hash,
            Email = email,
            DisplayName = NameRules.Require(registration.DisplayName),
            DateOfBirth = ProfileRules.RequireDateOfBirth(registration.DateOfBirth, DateOnly.FromDateTime(now.UtcDateTime)),
            ReturnPath = ReturnPath.Require(registration.ReturnPath),
            Language = SiteLanguages.Find(registration.Language)?.Tag,
            CreatedAt = now,
        };
    }
}
