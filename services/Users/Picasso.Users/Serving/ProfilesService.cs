using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Picasso.Contracts.Users;
using Picasso.Kernel;
using Picasso.Users.Model;

namespace Picasso.Users.Serving;

/// <summary>Answers <c>picasso.users.v1.Profiles</c> from the store.</summary>
[AllowAnonymous]
internal sealed class ProfilesService(IUserStore store, Mapping map) : Profiles.ProfilesBase
{
    private const int MaxIds = 200;

    public override async Task<Profile> GetProfile(GetProfileRequest request, ServerCallContext context)
    {
        var account = await store.FindAsync(Ids.Require(request.UserId, "user_id"), context.CancellationToken);
        return account is { IsUsable: true }
            ? map.ToProfile(account)
            : throw DomainError.NotFound("person_not_found", "There is no such person here.").ToException();
    }

    public override async Task<GetProfilesResponse> GetProfiles(GetProfilesRequest request, ServerCallContext context)
    {
        if (request.UserIds.Count > MaxIds)
            throw DomainError.Invalid("too_many_ids", "At most 200 people at once.", "user_ids").ToException();
        var ids = request.UserIds.Where(Ids.IsId).ToHashSet();
        var accounts = await store.FindManyAsync(ids, context.CancellationToken);
        return new GetProfilesResponse { Profiles = { accounts.Where(account => account.IsUsable).Select(map.ToShortProfile) } };
    }
}
