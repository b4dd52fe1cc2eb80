using Microsoft.AspNetCore.Authentication.Google;
using Microsoft.AspNetCore.Authentication.OAuth;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Picasso.Contracts.Users;
using Picasso.Users.Model;

namespace Picasso.Users.Tests;

/// <summary>
/// A stranger claims an address first, its holder claims it second and confirms. Whatever the kinds of the two claims, nothing of the
/// stranger's is in the account.
/// </summary>
public class AttemptTableTests
{
    private const string Email = "ada@example.com";
    private const string StrangersPassword = "green piano window";
    private static readonly DateTimeOffset s_now = TimeProvider.System.GetUtcNow();

    public static TheoryData<string, string> Claims
    {
        get
        {
            var table = new TheoryData<string, string>();
            foreach (var first in new[] { "password", "facebook", "old password", "old password with a link", "old facebook" })
            {
                foreach (var second in new[] { "password", "facebook", "google" })
                    table.Add(first, second);
                if (first.StartsWith("old", StringComparison.Ordinal))
                    table.Add(first, "reset");
            }

            return table;
        }
    }

    [Theory]
    [MemberData(nameof(Claims))]
    public async Task Nothing_of_a_strangers_claim_survives_the_holders_proof(string first, string second)
    {
        await using var provider = await IdentityProvider.StartAsync();
        await using var users = await StartAsync(provider);
        using var eve = new Browser(users, provider);
        using var ada = new Browser(users, provider);

        var strangersSession = await ClaimAsStrangerAsync(users, provider, eve, first);
        var strangersLinks = await LinksAsync(users);
        await ClaimAndProveAsync(users, provider, ada, second, strangersLinks.Count);

        var account = (await users.Services.GetRequiredService<IUserStore>().FindAsync(AccountKey.Email(Email), default)).ShouldNotBeNull();
        account.EmailVerified.ShouldBeTrue();
        account.DateOfBirth.ShouldNotBe(new DateOnly(1970, 1, 1));
        account.Logins.ShouldAllBe(login => login.Subject != "66");
        (await UsersHost.ErrorAsync(() => users.LogInAsync(Email, StrangersPassword))).Reason.ShouldBe("credentials_wrong");
        provider.Person = new() { ["id"] = "66", ["name"] = "Eve", ["email"] = Email };
        (await eve.SignInAsync("facebook"))["error"].ShouldBe("account_exists");
        if (strangersSession is not null)
            account.Sessions.ShouldNotContain(session => session.Id == strangersSession);
        foreach (var link in strangersLinks)
            (await UsersHost.ErrorAsync(() => users.ConfirmAsync(link, StrangersPassword, eve.PendingSecret))).Reason.ShouldBe("link_invalid");
    }

    [Theory]
    [InlineData("password")]
    [InlineData("facebook")]
    [InlineData("old password with a link")]
    public async Task The_holder_who_clicks_the_strangers_link_confirms_nothing_of_it(string first)
    {
        await using var provider = await IdentityProvider.StartAsync();
        await using var users = await StartAsync(provider);
        using var eve = new Browser(users, provider);
        using var ada = new Browser(users, provider);
        var link = Secret.New();
        await ClaimAsStrangerAsync(users, provider, eve, first, link);
        var token = first.StartsWith("old", StringComparison.Ordinal) ? link.Text : (await LinksAsync(users)).Single();

        (await UsersHost.ErrorAsync(() => users.ConfirmAsync(token, UsersHost.Password, ada.PendingSecret))).Reason
            .ShouldBe(first == "facebook" ? "other_browser" : "password_wrong");

        (await UsersHost.ErrorAsync(() => users.LogInAsync(Email, StrangersPassword))).Reason.ShouldBe("credentials_wrong");
        await users.RegisterAsync(Email);
        await users.ConfirmAsync(await users.MailedTokenAsync(Email, "verify-email", links: first.StartsWith("old", StringComparison.Ordinal) ? 1 : 2));
        await users.LogInAsync(Email);
    }

    [Fact]
    public async Task An_account_that_was_never_proved_neither_signs_in_nor_refreshes_nor_shows()
    {
        await using var users = await UsersHost.StartAsync();
        var now = users.Clock.GetUtcNow();
        var refresh = Secret.New();
        var account = await users.AddUnprovenAsync(Email, StrangersPassword);
        var store = users.Services.GetRequiredService<IUserStore>();
        var sessionId = Kernel.Ids.New(users.Clock);
        await store.ChangeAsync(account.Id, current => current.StartSession(sessionId, refresh, now), default);

        (await UsersHost.ErrorAsync(() => users.LogInAsync(Email, StrangersPassword))).Reason.ShouldBe("credentials_wrong");
        (await UsersHost.ErrorAsync(async () =>
            await users.Sessions.RefreshAsync(new RefreshRequest { RefreshToken = RefreshToken.Compose(sessionId, refresh) }))).Reason.ShouldBe("session_ended");
        (await UsersHost.ErrorAsync(async () =>
            await users.Profiles.GetProfileAsync(new GetProfileRequest { UserId = account.Id }))).ShouldBe((StatusCode.NotFound, "person_not_found"));
    }

    [Fact]
    public async Task The_maker_of_an_old_account_confirms_its_link_with_its_password()
    {
        await using var users = await UsersHost.StartAsync();
        var link = Secret.New();
        var account = await users.AddUnprovenAsync(Email, UsersHost.Password, new ExternalLogin("facebook", "66"), link);

        var session = (await users.ConfirmAsync(link.Text)).Session;

        (session.Account.Profile.UserId, session.Account.LinkedProviders.Count).ShouldBe((account.Id, 0));
        (await users.Services.GetRequiredService<IUserStore>().FindAsync(account.Id, default))!.Sessions.ShouldHaveSingleItem();
        (await users.ConfirmAsync(link.Text)).AlreadyConfirmed.ShouldBeTrue();
        await users.LogInAsync(Email);
    }

    private static Task<UsersHost> StartAsync(IdentityProvider provider) => UsersHost.StartAsync(
        builder =>
        {
            builder.Services.Configure<GoogleOptions>("google", options => options.BackchannelHttpHandler = provider.Handler());
            builder.Services.Configure<OAuthOptions>("facebook", options => options.BackchannelHttpHandler = provider.Handler());
        },
        now: s_now,
        configuration: [.. provider.Configuration("Google"), .. provider.Configuration("Facebook"), new("Picasso:Users:Limits:MailsPerAddress", "50")]);

    /// <returns>The stranger's session in the account, where such an account could have one.</returns>
    private static async Task<string?> ClaimAsStrangerAsync(UsersHost users, IdentityProvider provider, Browser eve, string kind, Secret? link = null)
    {
        switch (kind)
        {
            case "password":
                await users.RegisterAsync(Email, StrangersPassword, dateOfBirth: "1970-01-01", name: "Eve");
                return null;
            case "facebook":
                provider.Person = new() { ["id"] = "66", ["name"] = "Eve", ["email"] = Email };
                (await eve.SignInAsync("facebook"))["error"].ShouldBe("confirm_email");
                return null;
            case "old facebook":
                return (await users.AddUnprovenAsync(Email, password: null, new ExternalLogin("facebook", "66"), link)).Sessions[0].Id;
            default:
                var mailed = kind.EndsWith("link", StringComparison.Ordinal) ? link ?? Secret.New() : null;
                return (await users.AddUnprovenAsync(Email, StrangersPassword, new ExternalLogin("facebook", "66"), mailed)).Sessions[0].Id;
        }
    }

    private static async Task ClaimAndProveAsync(UsersHost users, IdentityProvider provider, Browser ada, string kind, int links)
    {
        switch (kind)
        {
            case "password":
                await users.RegisterAsync(Email, name: "Ada");
                await users.ConfirmAsync(await users.MailedTokenAsync(Email, "verify-email", links + 1));
                await users.LogInAsync(Email);
                break;
            case "facebook":
                provider.Person = new() { ["id"] = "77", ["name"] = "Ada", ["email"] = Email };
                (await ada.SignInAsync("facebook"))["error"].ShouldBe("confirm_email");
                await users.ConfirmAsync(await users.MailedTokenAsync(Email, "verify-email", links + 1), "", ada.PendingSecret);
                (await ada.SignInAsync("facebook")).ShouldContainKey("code");
                break;
            case "google":
                provider.Person = new() { ["sub"] = "1234", ["name"] = "Ada", ["email"] = Email, ["email_verified"] = true };
                (await ada.SignInAsync("google")).ShouldContainKey("code");
                break;
            default:
                await users.Accounts.RequestPasswordResetAsync(new RequestPasswordResetRequest { Email = Email });
                var token = await users.MailedTokenAsync(Email, "reset-password");
                await users.Accounts.ResetPasswordAsync(new ResetPasswordRequest { Token = token, NewPassword = UsersHost.Password });
                await users.LogInAsync(Email);
                break;
        }
    }

    private static async Task<List<string>> LinksAsync(UsersHost users) => [.. (await users.MailsToAsync(Email))
        .Select(mail => System.Text.RegularExpressions.Regex.Match(mail.Text, @"verify-email\?token=(\S+)"))
        .Where(match => match.Success).Select(match => Uri.UnescapeDataString(match.Groups[1].Value))];
}
