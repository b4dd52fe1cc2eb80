using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Picasso.Contracts.Users;
using Picasso.Fakes;
using Picasso.Kernel;
using Picasso.Testing.Hosting;

namespace Picasso.Users.Tests;

/// <summary>What other services ask about a person: of Users, and of the fake that other tests use.</summary>
public abstract class ProfilesSuite : IAsyncLifetime
{
    private protected Profiles.ProfilesClient Client { get; set; } = null!;

    /// <summary>A person that there is.</summary>
    private protected string Known { get; set; } = "";

    public abstract ValueTask InitializeAsync();

    public abstract ValueTask DisposeAsync();

    [Fact]
    public async Task A_person_has_an_id_and_a_name()
    {
        var profile = await Client.GetProfileAsync(new GetProfileRequest { UserId = Known });

        profile.UserId.ShouldBe(Known);
        profile.DisplayName.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Somebody_unknown_is_not_found() =>
        (await UsersHost.ErrorAsync(async () => await Client.GetProfileAsync(new GetProfileRequest { UserId = Ids.From("nobody") })))
            .ShouldBe((StatusCode.NotFound, "person_not_found"));
}

public sealed class ProfilesOfUsersTests : ProfilesSuite
{
    private UsersHost _users = null!;

    public override async ValueTask InitializeAsync()
    {
        _users = await UsersHost.StartAsync();
        (Client, Known) = (_users.Profiles, (await _users.JoinAsync("ada@example.com")).Account.Profile.UserId);
    }

    public override ValueTask DisposeAsync() => _users.DisposeAsync();
}

public sealed class ProfilesOfTheFakeTests : ProfilesSuite
{
    private ServiceHost _host = null!;

    public override async ValueTask InitializeAsync()
    {
        var people = new FakeProfiles();
        _host = await ServiceHost.StartAsync(builder => builder.Services.AddSingleton(people), app => app.MapGrpcService<FakeProfiles>());
        (Client, Known) = (_host.Client<Profiles.ProfilesClient>(), people.Add());
    }

    public override ValueTask DisposeAsync() => _host.DisposeAsync();
}
