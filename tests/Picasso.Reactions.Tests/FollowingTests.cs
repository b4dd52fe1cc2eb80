using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Picasso.Contracts.Bus;
using Picasso.Contracts.Reactions;
using Picasso.Kernel;
using Picasso.Testing.Hosting;

namespace Picasso.Reactions.Tests;

public sealed class FollowingTests : IAsyncLifetime
{
    private ReactionsWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await ReactionsWorld.StartAsync();

    [Fact]
    public async Task A_follow_counts_once_however_often_it_is_sent()
    {
        var bob = _world.People.Add();
        var ada = _world.As("ada");
        await ada.FollowAsync(new FollowRequest { UserId = bob });
        var state = await ada.FollowAsync(new FollowRequest { UserId = bob });
        state.ShouldBe(new FollowState { UserId = bob, Followers = 1, FollowedByMe = true });
        (await ada.ListFollowedAsync(new ListFollowedRequest())).UserIds.ShouldBe([bob]);
        (await ada.GetFollowStateAsync(new GetFollowStateRequest { UserId = bob })).ShouldBe(state);
        (await _world.Anonymous().GetFollowStateAsync(new GetFollowStateRequest { UserId = bob })).FollowedByMe.ShouldBeFalse();
    }

    [Fact]
    public async Task Leaving_counts_once_also_a_person_who_left()
    {
        var bob = _world.People.Add();
        var ada = _world.As("ada");
        await ada.FollowAsync(new FollowRequest { UserId = bob });
        await ada.UnfollowAsync(new UnfollowRequest { UserId = bob });
        (await ada.UnfollowAsync(new UnfollowRequest { UserId = bob })).ShouldBe(new FollowState { UserId = bob });
        (await ada.UnfollowAsync(new UnfollowRequest { UserId = ReactionsWorld.Id() })).Followers.ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_follows_themselves_or_nobody()
    {
        var me = _world.People.Add();
        await ReactionsWorld.Refused(_world.As(me).FollowAsync(new FollowRequest { UserId = me }), "cannot_follow_oneself");
        await ReactionsWorld.Refused(_world.As(me).FollowAsync(new FollowRequest { UserId = ReactionsWorld.Id() }), "person_not_found");
        await ReactionsWorld.Refused(_world.As(me).FollowAsync(new FollowRequest { UserId = "me" }), "invalid_request");
    }

    [Fact]
    public async Task A_person_follows_at_most_5000()
    {
        _world.FollowMany("ada", 5000);
        var error = await ReactionsWorld.Refused(
            _world.As("ada").FollowAsync(new FollowRequest { UserId = _world.People.Add() }), "too_many_follows");
        error.Kind.ShouldBe(DomainErrorKind.Conflict);
        (await _world.As("ada").ListFollowedAsync(new ListFollowedRequest())).UserIds.Count.ShouldBe(5000);
    }

    [Fact]
    public async Task Who_closes_the_account_follows_nobody_and_is_followed_by_nobody()
    {
        var bob = _world.People.Add();
        await _world.As("ada").FollowAsync(new FollowRequest { UserId = bob });
        await _world.Host.Services.GetRequiredService<IBus>().Publish(new AccountClosed(bob), ReactionsWorld.Cancel);
        await Eventually.Holds(
            async () => await _world.As("ada").ListFollowedAsync(new ListFollowedRequest()), list => list.UserIds.Count == 0);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();
}
