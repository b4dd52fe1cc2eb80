using System.Collections.Concurrent;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Picasso.Contracts.Users;
using Picasso.Kernel;

namespace Picasso.Fakes;

/// <summary>The people that Users knows.</summary>
[AllowAnonymous]
public sealed class FakeProfiles : Profiles.ProfilesBase
{
    private readonly ConcurrentDictionary<string, Profile> _people = [];

    public string Add()
    {
        var id = Ids.New(TimeProvider.System);
        _people[id] = new Profile { UserId = id, DisplayName = "Somebody" };
        return id;
    }

    public override Task<Profile> GetProfile(GetProfileRequest request, ServerCallContext context) =>
        _people.TryGetValue(request.UserId, out var profile)
            ? Task.FromResult(profile)
            : throw DomainError.NotFound("person_not_found", "There is no such person.").ToException();
}
