using Grpc.Core;
using Microsoft.IdentityModel.JsonWebTokens;
using Picasso.Contracts.Users;

namespace Picasso.Users.Tests;

public class SessionsTests
{
    [Fact]
    public async Task A_refresh_gives_the_next_tokens_with_what_is_true_now()
    {
        await using var users = await UsersHost.StartAsync();
        var session = await users.JoinAsync("ada@example.com", dateOfBirth: "");
        await users.AccountsOf(session).UpdateProfileAsync(new UpdateProfileRequest { DisplayName = "Ada", DateOfBirth = "1990-12-31" });

        var next = await RefreshAsync(users, session.RefreshToken);

        next.RefreshToken.ShouldNotBe(session.RefreshToken);
        new JsonWebToken(session.AccessToken).GetClaim("adult").Value.ShouldBe("false");
        new JsonWebToken(next.AccessToken).GetClaim("adult").Value.ShouldBe("true");
        new JsonWebToken(next.AccessToken).GetClaim("sid").Value.ShouldBe(new JsonWebToken(session.AccessToken).GetClaim("sid").Value);
        (next.AccessExpiresAt.ToDateTimeOffset() - users.Clock.GetUtcNow()).ShouldBeInRange(TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task A_stolen_token_ends_the_session_for_both()
    {
        await using var users = await UsersHost.StartAsync();
        var session = await users.JoinAsync("ada@example.com");
        var next = await RefreshAsync(users, (await RefreshAsync(users, session.RefreshToken)).RefreshToken);
        users.Clock.Advance(TimeSpan.FromMinutes(1));

        (await UsersHost.ErrorAsync(() => RefreshAsync(users, session.RefreshToken))).ShouldBe((StatusCode.Unauthenticated, "session_ended"));
        (await UsersHost.ErrorAsync(() => RefreshAsync(users, next.RefreshToken))).Reason.ShouldBe("session_ended");
    }

    [Fact]
    public async Task A_refresh_whose_answer_was_lost_signs_nobody_out()
    {
        await using var users = await UsersHost.StartAsync();
        var session = await users.JoinAsync("ada@example.com");
        await RefreshAsync(users, session.RefreshToken);
        users.Clock.Advance(TimeSpan.FromDays(1));

        var next = await RefreshAsync(users, session.RefreshToken);

        await RefreshAsync(users, next.RefreshToken);
    }

    [Fact]
    public async Task Tabs_that_refresh_at_once_all_go_on()
    {
        await using var users = await UsersHost.StartAsync();
        var session = await users.JoinAsync("ada@example.com");

        var next = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => RefreshAsync(users, session.RefreshToken))));

        next.Select(each => each.RefreshToken).Distinct().Count().ShouldBe(5);
        await RefreshAsync(users, next[^1].RefreshToken);
    }

    [Fact]
    public async Task Logging_out_ends_the_session_and_ignores_what_it_does_not_know()
    {
        await using var users = await UsersHost.StartAsync();
        var session = await users.JoinAsync("ada@example.com");
        var forged = session.RefreshToken[..37] + new string('A', 43);

        foreach (var token in new[] { "", "nonsense", forged })
            await users.Sessions.LogOutAsync(new LogOutRequest { RefreshToken = token });
        var next = await RefreshAsync(users, session.RefreshToken);
        await users.Sessions.LogOutAsync(new LogOutRequest { RefreshToken = next.RefreshToken });

        (await UsersHost.ErrorAsync(() => RefreshAsync(users, next.RefreshToken))).Reason.ShouldBe("session_ended");
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("0191c1e5-0000-7000-8000-000000000001.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task An_unknown_refresh_token_is_no_session(string token)
    {
        await using var users = await UsersHost.StartAsync();

        (await UsersHost.ErrorAsync(() => RefreshAsync(users, token))).ShouldBe((StatusCode.Unauthenticated, "session_ended"));
    }

    [Fact]
    public async Task A_session_ends_a_month_after_its_last_use_and_survives_a_restart()
    {
        var data = Directory.CreateTempSubdirectory("picasso-test-");
        string token;
        await using (var users = await UsersHost.StartAsync(dataDirectory: data.FullName))
            token = (await users.JoinAsync("ada@example.com")).RefreshToken;
        await using (var users = await UsersHost.StartAsync(dataDirectory: data.FullName))
        {
            users.Clock.Advance(TimeSpan.FromDays(29));
            token = (await RefreshAsync(users, token)).RefreshToken;
            users.Clock.Advance(TimeSpan.FromDays(30));
            (await UsersHost.ErrorAsync(() => RefreshAsync(users, token))).Reason.ShouldBe("session_ended");
        }

        data.Delete(recursive: true);
    }

    private static async Task<Session> RefreshAsync(UsersHost users, string token) =>
        await users.Sessions.RefreshAsync(new RefreshRequest { RefreshToken = token });
}
