using System.Collections.Concurrent;
using Grpc.Core;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Picasso.Contracts.Bus;
using Picasso.Contracts.Users;
using Picasso.Testing.Hosting;
using Picasso.Users.Model;

namespace Picasso.Users.Tests;

public class ClosingTests
{
    [Fact]
    public async Task Closing_forgets_the_person_frees_the_address_and_notifies_every_service()
    {
        var published = new ConcurrentQueue<string>();
        await using var users = await StartAsync(published);
        var session = await users.JoinAsync("ada@example.com");
        var id = session.Account.Profile.UserId;

        await CloseAsync(users, session);

        await Eventually.Holds(() => Task.FromResult(published.ToArray()), ids => ids.Contains(id));
        users.Payments.AskedBy.ShouldBe(id);
        var left = (await users.Services.GetRequiredService<IUserStore>().FindAsync(id, default)).ShouldNotBeNull();
        (left.Email, left.DisplayName, left.PasswordHash, left.DateOfBirth).ShouldBe((null, "", null, null));
        left.Sessions.ShouldBeEmpty();
        left.Tokens.ShouldBeEmpty();
        await users.JoinAsync("ada@example.com");
        await AssertGoneAsync(users, session);
    }

    [Fact]
    public async Task The_event_is_published_again_later_because_the_bus_may_forget()
    {
        var published = new ConcurrentQueue<string>();
        await using var users = await StartAsync(published);
        await CloseAsync(users, await users.JoinAsync("ada@example.com"));
        await Eventually.Holds(() => Task.FromResult(published.Count), count => count == 1);

        await Eventually.Holds(
            () =>
            {
                users.Clock.Advance(TimeSpan.FromSeconds(30));
                return Task.FromResult(published.Count);
            },
            count => count == 2);
    }

    [Fact]
    public async Task Nobody_leaves_in_the_middle_of_a_purchase()
    {
        await using var users = await StartAsync([]);
        var session = await users.JoinAsync("ada@example.com");
        users.Payments.Open = true;

        (await UsersHost.ErrorAsync(() => CloseAsync(users, session))).ShouldBe((StatusCode.FailedPrecondition, "open_purchases"));
        users.Payments.Open = false;
        users.Payments.IsDown = true;
        (await UsersHost.ErrorAsync(() => CloseAsync(users, session))).ShouldBe((StatusCode.Unavailable, "try_again"));

        await users.LogInAsync("ada@example.com");
    }

    [Fact]
    public async Task A_borrowed_browser_cannot_close_an_account()
    {
        await using var users = await StartAsync([]);
        var session = await users.JoinAsync("ada@example.com");

        foreach (var password in new[] { "", "wrong" })
            (await UsersHost.ErrorAsync(() => CloseAsync(users, session, password))).ShouldBe((StatusCode.FailedPrecondition, "password_wrong"));
        users.Payments.AskedBy.ShouldBeNull();
    }

    private static Task<UsersHost> StartAsync(ConcurrentQueue<string> published) => UsersHost.StartAsync(
        builder => builder.Services.AddSingleton(published),
        bus => bus.AddConsumer<Listener>());

    private static async Task CloseAsync(UsersHost users, Session session, string password = UsersHost.Password) =>
        await users.AccountsOf(session).DeleteAccountAsync(new DeleteAccountRequest { Password = password });

    private static async Task AssertGoneAsync(UsersHost users, Session session)
    {
        (await UsersHost.ErrorAsync(async () => await users.AccountsOf(session).GetAccountAsync(new GetAccountRequest())))
            .ShouldBe((StatusCode.Unauthenticated, "token_invalid"));
        (await UsersHost.ErrorAsync(async () => await users.Sessions.RefreshAsync(new RefreshRequest { RefreshToken = session.RefreshToken })))
            .Reason.ShouldBe("session_ended");
        var profile = new GetProfileRequest { UserId = session.Account.Profile.UserId };
        (await UsersHost.ErrorAsync(async () => await users.Profiles.GetProfileAsync(profile))).Reason.ShouldBe("person_not_found");
        (await users.Profiles.GetProfilesAsync(new GetProfilesRequest { UserIds = { profile.UserId } })).Profiles.ShouldBeEmpty();
    }

    internal sealed class Listener(ConcurrentQueue<string> published) : IConsumer<AccountClosed>
    {
        public Task Consume(ConsumeContext<AccountClosed> context)
        {
            published.Enqueue(context.Message.UserId);
            return Task.CompletedTask;
        }
    }
}
