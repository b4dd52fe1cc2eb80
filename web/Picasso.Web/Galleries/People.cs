using Grpc.Core;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Picasso.Contracts.Users;
using Picasso.Localization;
using Picasso.Web.Languages.Texts;

namespace Picasso.Web.Galleries;

/// <summary>Public names, for a whole page at once.</summary>
internal sealed class People(Profiles.ProfilesClient profiles, ILogger<People> logger)
{
    private const int MostAtOnce = 200;

    private static IStringLocalizer T => Localized<GalleryTexts>.Texts;

    /// <summary>The placeholder for an id that Users does not return.</summary>
    public static Profile Former(string userId) => new() { UserId = userId, DisplayName = T["former member"] };

    /// <summary>A profile for each id. Closed accounts, and all users while Users is unreachable, have a placeholder.</summary>
    public async Task<IReadOnlyDictionary<string, Profile>> FindAsync(IEnumerable<string> userIds, CancellationToken cancellationToken = default)
    {
        var ids = userIds.Where(id => id.Length > 0).Distinct().ToList();
        var found = ids.ToDictionary(id => id, Former);
        foreach (var some in ids.Chunk(MostAtOnce))
        {
            foreach (var profile in await AskAsync(some, cancellationToken))
                found[profile.UserId] = profile;
        }

        return found;
    }

    private async Task<IEnumerable<Profile>> AskAsync(string[] ids, CancellationToken cancellationToken)
    {
        try
        {
            return (await profiles.GetProfilesAsync(new GetProfilesRequest { UserIds = { ids } }, cancellationToken: cancellationToken)).Profiles;
        }
        catch (RpcException fault) when (fault.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
        {
            logger.LogWarning(fault, "Names are missing from a page");
            return ids.Select(id => new Profile { UserId = id, DisplayName = T["a member"] });
        }
    }
}
