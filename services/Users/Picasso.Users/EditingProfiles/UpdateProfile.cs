using Picasso.Users.Model;
using Picasso.Users.Naming;

namespace Picasso.Users.EditingProfiles;

/// <summary>Changes name, biography and, once, the date of birth.</summary>
internal sealed class UpdateProfile(IUserStore store, TimeProvider clock)
{
    public async Task<UserAccount> HandleAsync(
        SignedInUser caller, string displayName, string bio, string dateOfBirth, CancellationToken cancellationToken)
    {
        var before = await store.RequireAsync(caller, cancellationToken);
        // A name from before the rules, or one that another account has too, stays until its holder changes it.
        var name = displayName.Trim() == before.DisplayName ? before.DisplayName : NameRules.Require(displayName);
        var words = ProfileRules.RequireBio(bio);
        var born = ProfileRules.RequireDateOfBirth(dateOfBirth, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        return await store.ChangeAsync(caller, Decide, cancellationToken, whenTaken: () => NameRules.Taken);

        UserAccount Decide(UserAccount account)
        {
            if (born is not null && account.DateOfBirth is { } known && known != born)
                throw ProfileRules.DateOfBirthInvalid("The date of birth was set before and stays.");
            var named = name == account.DisplayName ? account : account.WithName(name);
            return named with { Bio = words, DateOfBirth = born ?? account.DateOfBirth };
        }
    }
}
