using Picasso.Kernel;
using Picasso.Users.Model;

namespace Picasso.Users.PresentingWork;

/// <summary>
/// Changes how the caller's page presents their work. The users service has no data of pictures: pages omit a cover or featured pictures that the user
/// did not create (docs/decisions/0052).
/// </summary>
internal sealed class WorkPresentation(IUserStore store)
{
    public Task<UserAccount> UpdateStatementAsync(
        SignedInUser caller, string typedStatement, IReadOnlyList<ProfileLink> typedLinks, CancellationToken cancellationToken)
    {
        var statement = StatementRules.RequireStatement(typedStatement);
        var links = StatementRules.RequireLinks(typedLinks);
        return store.ChangeAsync(caller, account => account with { Statement = statement, ProfileLinks = links }, cancellationToken);
    }

    public Task<UserAccount> SetCoverAsync(SignedInUser caller, PictureId? pictureId, CancellationToken cancellationToken) =>
        store.ChangeAsync(caller, account => account with { CoverPictureId = pictureId }, cancellationToken);

    public Task<UserAccount> FeatureAsync(SignedInUser caller, PictureId pictureId, PictureId? beforePictureId, CancellationToken cancellationToken) =>
        store.ChangeAsync(
            caller, account => account with { FeaturedPictureIds = account.FeaturedPictureIds.With(pictureId, beforePictureId) }, cancellationToken);

    public Task<UserAccount> UnfeatureAsync(SignedInUser caller, PictureId pictureId, CancellationToken cancellationToken) =>
        store.ChangeAsync(
            caller, account => account with { FeaturedPictureIds = account.FeaturedPictureIds.Without(pictureId) }, cancellationToken);
}
