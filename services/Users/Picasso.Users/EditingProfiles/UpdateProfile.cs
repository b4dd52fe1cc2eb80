using Picasso.Users.Model;

namespace Picasso.Users.EditingProfiles;

/// <summary>Changes name, words and, once, the date of birth.</summary>
internal sealed class UpdateProfile(IUserStore store, TimeProvider clock)
{
    public Task<UserAccount> HandleAsync(
        SignedInUser caller, string displayName, string bio, string dateOfBirth, CancellationToken cancellationToken)
    {
        var name = ProfileRules.RequireDisplayName(displayName);
        var words = ProfileRules.RequireBio(bio);
        var born = ProfileRules.RequireDateOfBirth(dateOfBirth, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        return store.ChangeAsync(caller, Decide, cancellationToken);

        UserAccount Decide(UserAccount account)
        {
            if (born is not null && account.DateOfBirth is { } known && known != born)
                throw ProfileRules.DateOfBirthInvalid("The date of birth was set before and stays.");
            return account with { DisplayName = name, Bio = words, DateOfBirth = born ?? account.DateOfBirth };
        }
    }
}
