using Picasso.Kernel;
using Picasso.Localization;
using Picasso.Users.Model;

namespace Picasso.Users.EditingProfiles;

/// <summary>Sets the language of the caller's mails.</summary>
internal sealed class SetLanguage(IUserStore store)
{
    /// <exception cref="DomainException">"language_unknown": the site does not have it.</exception>
    public Task<UserAccount> HandleAsync(SignedInUser caller, string tag, CancellationToken cancellationToken)
    {
        var language = SiteLanguages.Find(tag)
            ?? throw DomainError.Invalid("language_unknown", "Choose one of the languages of the site.", "language").ToException();
        return store.ChangeAsync(caller, account => account with { Language = language.Tag }, cancellationToken);
    }
}
