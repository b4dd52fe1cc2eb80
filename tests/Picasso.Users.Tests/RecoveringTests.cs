using System.Net;
using Grpc.Core;
using Picasso.Contracts.Users;

namespace Picasso.Users.Tests;

public class RecoveringTests
{
    private const string Next = "green piano window";

    [Fact]
    public async Task A_reset_link_sets_a_password_once_and_ends_every_session()
    {
        await using var users = await UsersHost.StartAsync();
        var session = await users.JoinAsync("ada@example.com");
        var token = await RequestAsync(users, "ada@example.com");

        await ResetAsync(users, token, Next);

        (await UsersHost.ErrorAsync(() => RefreshAsync(users, session))).ShouldBe((StatusCode.Unauthenticated, "session_ended"));
        (await UsersHost.ErrorAsync(() => users.LogInAsync("ada@example.com"))).Reason.ShouldBe("credentials_wrong");
        await users.LogInAsync("ada@example.com", Next);
        (await UsersHost.ErrorAsync(() => ResetAsync(users, token, "yet another password"))).ShouldBe((StatusCode.FailedPrecondition, "link_invalid"));
    }

    [Fact]
    public async Task A_reset_link_is_used_by_one_of_many_at_once()
    {
        await using var users = await UsersHost.StartAsync();
        await users.JoinAsync("ada@example.com");
        var token = await RequestAsync(users, "ada@example.com");

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(async () =>
        {
            try
            {
                await ResetAsync(users, token, $"{Next} {number}");
                return true;
            }
            catch (RpcException)
            {
                return false;
            }
        })));

        results.Count(done => done).ShouldBe(1);
    }

    [Fact]
    public async Task A_weak_password_does_not_use_up_the_link()
    {
        await using var users = await UsersHost.StartAsync();
        await users.JoinAsync("ada@example.com");
        var token = await RequestAsync(users, "ada@example.com");

        (await UsersHost.ErrorAsync(() => ResetAsync(users, token, "short"))).ShouldBe((StatusCode.InvalidArgument, "password_weak"));

        await ResetAsync(users, token, Next);
    }

    [Fact]
    public async Task A_reset_link_expires_within_the_hour_and_a_verification_link_is_none()
    {
        await using var users = await UsersHost.StartAsync();
        await users.JoinAsync("ada@example.com");
        var verification = await users.MailedTokenAsync("ada@example.com", "verify-email");
        var token = await RequestAsync(users, "ada@example.com");

        (await UsersHost.ErrorAsync(() => ResetAsync(users, verification, Next))).Reason.ShouldBe("link_invalid");
        users.Clock.Advance(TimeSpan.FromHours(1));
        (await UsersHost.ErrorAsync(() => ResetAsync(users, token, Next))).Reason.ShouldBe("link_invalid");
    }

    [Fact]
    public async Task Resetting_proves_the_address_and_lifts_the_lock()
    {
        await using var users = await UsersHost.StartAsync();
        await users.AddUnprovenAsync("ada@example.com", UsersHost.Password);
        for (var tries = 0; tries < 11; tries++)
            await UsersHost.ErrorAsync(() => users.LogInAsync("ada@example.com", "wrong"));

        await ResetAsync(users, await RequestAsync(users, "ada@example.com"), Next);

        (await users.LogInAsync("ada@example.com", Next)).Account.EmailVerified.ShouldBeTrue();
    }

    [Fact]
    public async Task Asking_for_an_unknown_address_answers_the_same_and_mails_nobody()
    {
        await using var users = await UsersHost.StartAsync();
        await users.JoinAsync("ada@example.com");

        var known = await users.Accounts.RequestPasswordResetAsync(new RequestPasswordResetRequest { Email = "nobody@example.com" });
        var unknown = await users.Accounts.RequestPasswordResetAsync(new RequestPasswordResetRequest { Email = "ada@example.com" });

        unknown.ShouldBe(known);
        await users.MailedTokenAsync("ada@example.com", "reset-password");
        (await users.MailsToAsync("nobody@example.com")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_request_that_was_accepted_before_a_crash_is_answered_after_it()
    {
        var data = Directory.CreateTempSubdirectory("picasso-test-");
        await using (var users = await UsersHost.StartAsync(WithoutRelays, dataDirectory: data.FullName))
        {
            await users.JoinAsync("ada@example.com");
            await users.Accounts.RequestPasswordResetAsync(new RequestPasswordResetRequest { Email = "ada@example.com" });
        }

        await using (var users = await UsersHost.StartAsync(dataDirectory: data.FullName))
            await ResetAsync(users, await users.MailedTokenAsync("ada@example.com", "reset-password"), Next);
        data.Delete(recursive: true);
    }

    [Fact]
    public async Task Links_lead_to_the_configured_site_whatever_the_Host_header_says()
    {
        await using var users = await UsersHost.StartAsync();
        using var client = users.HttpClient();
        var body = Google.Protobuf.MessageExtensions.ToByteArray(
            new RegisterRequest { Email = "ada@example.com", Password = UsersHost.Password, DisplayName = "Ada" });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/picasso.users.v1.Accounts/Register")
        {
            Version = HttpVersion.Version20,
            Content = new ByteArrayContent([0, 0, 0, 0, (byte)body.Length, .. body]),
        };
        request.Headers.Host = "evil.example";
        request.Content.Headers.ContentType = new("application/grpc");

        (await client.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var mail = (await users.MailsToAsync("ada@example.com")).ShouldHaveSingleItem();
        mail.Text.ShouldContain($"{UsersHost.PublicUrl}/verify-email?token=");
        (mail.Text + mail.Html).ShouldNotContain("evil.example");
    }

    [Fact]
    public async Task Changing_the_password_needs_the_old_one_and_ends_the_other_sessions()
    {
        await using var users = await UsersHost.StartAsync();
        var mine = await users.JoinAsync("ada@example.com");
        var other = await users.LogInAsync("ada@example.com");
        var change = new ChangePasswordRequest { CurrentPassword = "wrong", NewPassword = Next, RefreshToken = mine.RefreshToken };

        (await UsersHost.ErrorAsync(() => ChangeAsync(users, mine, change))).ShouldBe((StatusCode.FailedPrecondition, "password_wrong"));
        change.CurrentPassword = UsersHost.Password;
        await ChangeAsync(users, mine, change);

        await RefreshAsync(users, mine);
        (await UsersHost.ErrorAsync(() => RefreshAsync(users, other))).Reason.ShouldBe("session_ended");
        await users.LogInAsync("ada@example.com", Next);
    }

    [Fact]
    public async Task A_strangers_refresh_token_keeps_no_session_alive()
    {
        await using var users = await UsersHost.StartAsync();
        var ada = await users.JoinAsync("ada@example.com");
        var eve = await users.JoinAsync("eve@example.com");

        await ChangeAsync(users, ada, new ChangePasswordRequest
        {
            CurrentPassword = UsersHost.Password, NewPassword = Next, RefreshToken = eve.RefreshToken,
        });

        (await UsersHost.ErrorAsync(() => RefreshAsync(users, ada))).Reason.ShouldBe("session_ended");
        await RefreshAsync(users, eve);
    }

    private static void WithoutRelays(Microsoft.Extensions.Hosting.IHostApplicationBuilder builder)
    {
        foreach (var relay in builder.Services.Where(service => service.ImplementationType?.Name == "LinkRequestRelay").ToList())
            builder.Services.Remove(relay);
    }

    private static async Task<string> RequestAsync(UsersHost users, string email)
    {
        await users.Accounts.RequestPasswordResetAsync(new RequestPasswordResetRequest { Email = email });
        return await users.MailedTokenAsync(email, "reset-password");
    }

    private static async Task ResetAsync(UsersHost users, string token, string password) =>
        await users.Accounts.ResetPasswordAsync(new ResetPasswordRequest { Token = token, NewPassword = password });

    private static async Task ChangeAsync(UsersHost users, Session session, ChangePasswordRequest request) =>
        await users.AccountsOf(session).ChangePasswordAsync(request);

    private static async Task<Session> RefreshAsync(UsersHost users, Session session) =>
        await users.Sessions.RefreshAsync(new RefreshRequest { RefreshToken = session.RefreshToken });
}
