using Microsoft.Extensions.Logging;
using Picasso.Users.Model;
using Picasso.Users.Naming;

namespace Picasso.Users.EditingProfiles;

/// <summary>Changes name, biography and the date of birth.</summary>
internal sealed class UpdateProfile(IUserStore store, TimeProvider clock, ILogger<UpdateProfile> logger)
{
    public async Task<UserAccount> HandleAsync(
        SignedInUser caller, string displayName, string bio, string dateOfBirth, CancellationToken cancellationToken)
    {
        var before = await store.RequireAsync(caller, cancellationToken);
        // A name from before the rules, or one that another account has too, stays until its holder changes it.
        var name = displayName.Trim() == before.DisplayName ? before.DisplayName : NameRules.Require(displayName);
        var words = ProfileRules.RequireBio(bio);
        var born = ProfileRules.RequireDateOfBirth(dateOfBirth, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        var after = await store.ChangeAsync(caller, Decide, cancellationToken, whenTaken: () => NameRules.Taken);
        // The dates are personal data: they stay in the account.
        if (after.DateOfBirthCorrections.Count > before.DateOfBirthCorrections.Count)
            logger.LogInformation("{User} corrected the date of birth; corrections left: {Left}", after.Id, after.CorrectionsLeft());
        return after;

        UserAccount Decide(UserAccount account)
        {
            var named = (name == account.DisplayName ? account : account.WithName(name)) with { Bio = words };
            return born is { } date ? named.WithDateOfBirth(date, clock.GetUtcNow()) : named;
        }
    }
}
