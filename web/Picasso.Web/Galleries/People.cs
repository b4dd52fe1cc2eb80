using Grpc.Core;
using Microsoft.Extensions.Logging;
using Picasso.Contracts.Users;

namespace Picasso.Web.Galleries;

/// <summary>Public names, a whole page of them at once.</summary>
internal sealed class People(Profiles.ProfilesClient profiles, ILogger<People> logger)
{
    private const int MostAtOnce = 200;

    /// <summary>The person to show for an id that Users does not know any more.</summary>
    public static Profile Former(string userId) => new() { UserId = userId, DisplayName = "former member" };

    /// <summary>A profile for each id. People who left, and all while Users cannot be reached, appear under a stand-in.</summary>
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
            return ids.Select(id => new Profile { UserId = id, DisplayName = "a member" });
        }
    }
}
