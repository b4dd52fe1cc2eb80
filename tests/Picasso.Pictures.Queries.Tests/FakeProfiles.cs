using System.Collections.Concurrent;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Picasso.Contracts.Users;

namespace Picasso.Pictures.Queries.Tests;

/// <summary>The names that picture queries read from Users.</summary>
internal sealed class FakeProfiles : Profiles.ProfilesBase
{
    /// <summary>Display names by user; others have closed their accounts.</summary>
    public ConcurrentDictionary<string, string> Names { get; } = [];

    [AllowAnonymous]
    public override Task<GetProfilesResponse> GetProfiles(GetProfilesRequest request, ServerCallContext context) => Task.FromResult(new GetProfilesResponse
    {
        Profiles = { request.UserIds.Where(Names.ContainsKey).Select(id => new Profile { UserId = id, DisplayName = Names[id] }) },
    });
}
