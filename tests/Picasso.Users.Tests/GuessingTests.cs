using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Picasso.Contracts.Users;
using Picasso.ServiceDefaults.Authentication;
using Picasso.Testing;
using Picasso.Users.Model;

namespace Picasso.Users.Tests;

/// <summary>Guessing is slow and bounded, and locks nobody out: limits against actors.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public sealed class GuessingTests
{
    private const string Ada = "ada@example.com";
    private const string Wrong = "quite another password";
    private static readonly (StatusCode, string) s_wrong = (StatusCode.Unauthenticated, "credentials_wrong");
    private static readonly (StatusCode, string) s_wait = (StatusCode.ResourceExhausted, "too_many_attempts");
    private static readonly (StatusCode, string) s_unknown = (StatusCode.ResourceExhausted, "device_unknown");

    [Fact]
    public async Task A_known_device_signs_in_at_once_while_an_attacker_guesses_from_everywhere()
    {
        await using var users = await StartAsync();
        var owner = await users.JoinAsync(Ada);
        await GuessFromEverywhereAsync(users);
        (await TryAsync(users, Wrong, "203.0.113.200")).ShouldBe(s_unknown);

        var session = await LogInAsync(users, UsersHost.Password, "203.0.113.200", owner.DeviceToken);
        session.DeviceToken.ShouldBeEmpty("the device has its token already");
        await users.AccountsOf(session).GetAccountAsync(new GetAccountRequest());
    }

    [Fact]
    public async Task All_unknown_devices_together_get_a_hundred_guesses_a_day()
    {
        await using var users = await StartAsync();
        await users.JoinAsync(Ada);
        var before = users.Hasher.Work;
        await GuessFromEverywhereAsync(users);
        (users.Hasher.Work - before).ShouldBe(100);

        users.Clock.Advance(TimeSpan.FromDays(1));
        (await TryAsync(users, Wrong, "203.0.113.1")).ShouldBe(s_wrong);
    }

    [Fact]
    public async Task An_address_without_an_account_is_limited_in_the_same_way()
    {
        await using var users = await StartAsync();
        await GuessFromEverywhereAsync(users, "nobody@example.com");
        (await TryAsync(users, Wrong, "203.0.113.200", email: "nobody@example.com")).ShouldBe(s_unknown);
    }

    [Fact]
    public async Task The_owner_on_an_unknown_device_gets_in_by_the_mailed_link_while_the_attack_goes_on()
    {
        await using var users = await StartAsync();
        await users.JoinAsync(Ada);
        await GuessFromEverywhereAsync(users);
        await users.Accounts.RequestPasswordResetAsync(new RequestPasswordResetRequest { Email = Ada });
        var link = await users.MailedTokenAsync(Ada, "reset-password");
        var reset = await users.Accounts.ResetPasswordAsync(new ResetPasswordRequest { Token = link, NewPassword = "green whale kettle" });
        await GuessFromEverywhereAsync(users, network: "192.0.2");

        (await TryAsync(users, "green whale kettle", "203.0.113.200")).ShouldBe(s_unknown);
        await LogInAsync(users, "green whale kettle", "203.0.113.200", reset.DeviceToken);
    }

    [Fact]
    public async Task One_source_waits_longer_after_each_wrong_password_and_the_right_one_clears_its_mistakes()
    {
        await using var users = await StartAsync();
        await users.JoinAsync(Ada);
        foreach (var seconds in (int[])[0, 0, 0, 0, 0, 1, 2, 4, 8])
        {
            if (seconds > 0)
                (await TryAsync(users, UsersHost.Password, "203.0.113.1")).ShouldBe(s_wait, $"before {seconds} s have passed");
            users.Clock.Advance(TimeSpan.FromSeconds(seconds));
            (await TryAsync(users, Wrong, "203.0.113.1")).ShouldBe(s_wrong);
        }

        users.Clock.Advance(TimeSpan.FromSeconds(16));
        await LogInAsync(users, UsersHost.Password, "203.0.113.1");
        for (var tries = 0; tries < 4; tries++)
            (await TryAsync(users, Wrong, "203.0.113.1")).ShouldBe(s_wrong);
        await LogInAsync(users, UsersHost.Password, "203.0.113.1");
    }

    [Fact]
    public async Task Tries_at_the_same_moment_do_not_slip_through()
    {
        await using var users = await StartAsync(("HashesWaiting", "1000"), ("HashesWaitingPerSource", "1000"));
        await users.JoinAsync(Ada);
        var before = users.Hasher.Work;

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => TryAsync(users, Wrong, "203.0.113.1")));

        answers.Count(answer => answer == s_wrong).ShouldBe(5);
        (users.Hasher.Work - before).ShouldBe(5);
    }

    [Fact]
    public async Task A_source_that_tries_many_accounts_waits_at_most_a_minute_and_known_devices_behind_it_do_not()
    {
        await using var users = await StartAsync();
        var owner = await users.JoinAsync(Ada);
        await users.JoinAsync("bob@example.com");
        for (var number = 0; number < 49; number++)
            (await TryAsync(users, Wrong, "203.0.113.1", email: $"somebody-{number}@example.com")).ShouldBe(s_wrong);
        for (var number = 0; number < 12; number++)
        {
            users.Clock.Advance(TimeSpan.FromMinutes(1));
            (await TryAsync(users, Wrong, "203.0.113.1", email: $"another-{number}@example.com")).ShouldBe(s_wrong);
        }

        (await TryAsync(users, UsersHost.Password, "203.0.113.1", email: "bob@example.com")).ShouldBe(s_wait);
        await LogInAsync(users, UsersHost.Password, "203.0.113.1", owner.DeviceToken);
        await users.Sessions.LogInAsync(Request("bob@example.com", UsersHost.Password), From("203.0.113.2"));
        users.Clock.Advance(TimeSpan.FromMinutes(1));
        await users.Sessions.LogInAsync(Request("bob@example.com", UsersHost.Password), From("203.0.113.1"));
    }

    [Fact]
    public async Task A_known_device_that_guesses_is_slowed_down_too()
    {
        await using var users = await StartAsync();
        var owner = await users.JoinAsync(Ada);
        for (var tries = 0; tries < 5; tries++)
            (await TryAsync(users, Wrong, $"203.0.113.{tries}", owner.DeviceToken)).ShouldBe(s_wrong);
        (await TryAsync(users, Wrong, "203.0.113.99", owner.DeviceToken)).ShouldBe(s_wait);
    }

    [Fact]
    public async Task A_device_is_known_to_its_own_account_only_and_a_forged_token_to_none()
    {
        await using var users = await StartAsync();
        var owner = await users.JoinAsync(Ada);
        var thief = await users.JoinAsync("eve@example.com");
        await GuessFromEverywhereAsync(users);

        foreach (var token in new[] { thief.DeviceToken, $"{owner.DeviceToken[..36]}.{thief.DeviceToken[37..]}", owner.DeviceToken[..^1], "none", "" })
            (await TryAsync(users, UsersHost.Password, "203.0.113.201", token)).ShouldBe(s_unknown, token);
        await LogInAsync(users, UsersHost.Password, "203.0.113.201", "none", thief.DeviceToken, owner.DeviceToken);
    }

    [Fact]
    public async Task Devices_are_bounded_stored_as_hashes_and_forgotten_by_a_reset()
    {
        await using var users = await StartAsync();
        var first = await users.JoinAsync(Ada);
        for (var device = 0; device < 12; device++)
        {
            users.Clock.Advance(TimeSpan.FromMinutes(1));
            await LogInAsync(users, UsersHost.Password, "203.0.113.1");
        }

        var account = await AccountAsync(users);
        account.Devices.Count.ShouldBe(KnownDevices.Max);
        System.Text.Json.JsonSerializer.Serialize(account).ShouldNotContain(first.DeviceToken[37..]);
        await users.Accounts.RequestPasswordResetAsync(new RequestPasswordResetRequest { Email = Ada });
        var link = await users.MailedTokenAsync(Ada, "reset-password");
        await users.Accounts.ResetPasswordAsync(new ResetPasswordRequest { Token = link, NewPassword = "green whale kettle" });
        (await AccountAsync(users)).Devices.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Right_sign_ins_are_limited_too()
    {
        await using var users = await StartAsync(("SignInsPerHour", "10"));
        var owner = await users.JoinAsync(Ada);
        for (var times = 0; times < 10; times++)
            await LogInAsync(users, UsersHost.Password, "203.0.113.1", owner.DeviceToken);
        var before = users.Hasher.Work;
        (await TryAsync(users, UsersHost.Password, "203.0.113.1", owner.DeviceToken)).ShouldBe(s_wait);
        (users.Hasher.Work - before).ShouldBe(0);
        users.Clock.Advance(TimeSpan.FromHours(1));
        await LogInAsync(users, UsersHost.Password, "203.0.113.1", owner.DeviceToken);
    }

    [Theory]
    [InlineData("change")]
    [InlineData("close")]
    public async Task A_signed_in_person_proves_the_password_whatever_others_guess_and_guesses_no_more_than_others(string what)
    {
        await using var users = await StartAsync();
        var owner = await users.JoinAsync(Ada);
        await GuessFromEverywhereAsync(users);
        for (var tries = 0; tries < 5; tries++)
            (await UsersHost.ErrorAsync(() => ProveAsync(users, owner, what, Wrong))).Reason.ShouldBe("password_wrong");
        (await UsersHost.ErrorAsync(() => ProveAsync(users, owner, what, UsersHost.Password))).ShouldBe(s_wait);
        users.Clock.Advance(TimeSpan.FromSeconds(1));
        await ProveAsync(users, owner, what, UsersHost.Password);
    }

    [Theory]
    [InlineData("refresh")]
    [InlineData("code")]
    [InlineData("reset")]
    [InlineData("verify")]
    public async Task A_source_that_shows_unknown_tokens_is_slowed_down_and_others_are_not(string what)
    {
        await using var users = await StartAsync(("TokenTryInterval", "01:00:00"));
        for (var tries = 0; tries < 60; tries++)
            (await UsersHost.ErrorAsync(() => ShowAsync(users, what, "203.0.113.1"))).Reason.ShouldNotBe("too_many_attempts");
        (await UsersHost.ErrorAsync(() => ShowAsync(users, what, "203.0.113.1"))).ShouldBe(s_wait);
        (await UsersHost.ErrorAsync(() => ShowAsync(users, what, "203.0.113.2"))).Reason.ShouldNotBe("too_many_attempts");
    }

    /// <summary>Each of thirty sources tries as often as it may without waiting.</summary>
    private static async Task GuessFromEverywhereAsync(UsersHost users, string email = Ada, string network = "198.51.100")
    {
        for (var source = 1; source <= 30; source++)
        {
            for (var tries = 0; tries < 5; tries++)
                (await TryAsync(users, Wrong, $"{network}.{source}", email: email)).ShouldBeOneOf(s_wrong, s_unknown, s_wait);
        }
    }

    private static Task ProveAsync(UsersHost users, Session session, string what, string password) => what == "close"
        ? users.AccountsOf(session).DeleteAccountAsync(new DeleteAccountRequest { Password = password }).ResponseAsync
        : users.AccountsOf(session).ChangePasswordAsync(new ChangePasswordRequest
        {
            CurrentPassword = password, NewPassword = "green whale kettle", RefreshToken = session.RefreshToken,
        }).ResponseAsync;

    private static Task ShowAsync(UsersHost users, string what, string source) => what switch
    {
        "refresh" => users.Sessions.RefreshAsync(new RefreshRequest { RefreshToken = "none" }, From(source)).ResponseAsync,
        "code" => users.Sessions.ExchangeCodeAsync(new ExchangeCodeRequest { Code = "none" }, From(source)).ResponseAsync,
        "reset" => users.Accounts.ResetPasswordAsync(new ResetPasswordRequest { Token = "none", NewPassword = "green whale kettle" }, From(source)).ResponseAsync,
        _ => users.Accounts.VerifyEmailAsync(new VerifyEmailRequest { Token = "none" }, From(source)).ResponseAsync,
    };

    private static async Task<UserAccount> AccountAsync(UsersHost users) =>
        (await users.Services.GetRequiredService<IUserStore>().FindAsync(AccountKey.Email(Ada), default)).ShouldNotBeNull();

    private static Task<UsersHost> StartAsync(params (string Name, string Value)[] limits) =>
        UsersHost.StartAsync(configuration: [.. limits.Select(limit => new KeyValuePair<string, string?>($"Picasso:Users:Limits:{limit.Name}", limit.Value))]);

    private static Task<(StatusCode Status, string Reason)> TryAsync(
        UsersHost users, string password, string source, string? device = null, string email = Ada) => UsersHost.ErrorAsync(async () =>
            await users.Sessions.LogInAsync(Request(email, password, device is null ? [] : [device]), From(source)));

    private static async Task<Session> LogInAsync(UsersHost users, string password, string source, params string[] devices) =>
        await users.Sessions.LogInAsync(Request(Ada, password, devices), From(source));

    private static LogInRequest Request(string email, string password, params string[] devices) =>
        new() { Email = email, Password = password, DeviceTokens = { devices } };

    private static Metadata From(string source) => new() { { ClientAddress.Header, source } };
}
