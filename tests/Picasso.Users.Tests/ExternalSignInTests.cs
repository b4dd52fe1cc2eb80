using System.Net;
using Grpc.Core;
using Picasso.Contracts.Users;

namespace Picasso.Users.Tests;

public class ExternalSignInTests
{
    private static readonly Dictionary<string, object> s_ada = new()
    {
        ["sub"] = "1234", ["name"] = "Ada Lovelace", ["email"] = "ada@example.com", ["email_verified"] = true,
    };

    [Fact]
    public async Task Providers_are_shown_only_when_they_are_configured()
    {
        await using var provider = await IdentityProvider.StartAsync();
        await using var without = await UsersHost.StartAsync();
        await using var users = await ExternalHost.StartAsync(provider);
        using var client = without.HttpClient();

        (await without.Sessions.ListProvidersAsync(new ListProvidersRequest())).Providers.ShouldBeEmpty();
        (await client.GetAsync("/external/google/start")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await users.Sessions.ListProvidersAsync(new ListProvidersRequest())).Providers
            .Select(each => (each.Name, each.DisplayName, each.StartUrl))
            .ShouldBe([("google", "Google", "/external/google/start"), ("facebook", "Facebook", "/external/facebook/start")]);
    }

    [Fact]
    public async Task Somebody_new_comes_in_with_a_verified_account_and_comes_back_to_the_same()
    {
        await using var provider = await IdentityProvider.StartAsync();
        await using var users = await ExternalHost.StartAsync(provider);
        provider.Person = s_ada;
        using var browser = new Browser(users, provider);

        var first = await browser.SignInAsync("google", "/pictures/1");
        first["returnUrl"].ShouldBe("/pictures/1");
        var session = await ExchangeAsync(users, browser, first["code"]);

        session.Account.EmailVerified.ShouldBeTrue();
        session.Account.HasPassword.ShouldBeFalse();
        session.Account.LinkedProviders.ShouldBe(["google"]);
        session.Account.Profile.DisplayName.ShouldBe("Ada Lovelace");
        var again = await ExchangeAsync(users, browser, (await browser.SignInAsync("google"))["code"]);
        again.Account.Profile.UserId.ShouldBe(session.Account.Profile.UserId);
    }

    [Fact]
    public async Task The_way_there_is_a_code_flow_with_state_pkce_and_nonce_to_the_configured_address()
    {
        await using var provider = await IdentityProvider.StartAsync();
        await using var users = await ExternalHost.StartAsync(provider);
        provider.Person = s_ada;
        using var browser = new Browser(users, provider);

        await browser.SignInAsync("google");

        provider.Asked["redirect_uri"].ShouldBe($"{UsersHost.PublicUrl}/external/google/callback");
        foreach (var part in new[] { "state", "nonce", "code_challenge" })
            provider.Asked[part].Length.ShouldBeGreaterThan(20);
        provider.Asked["scope"].Split(' ').ShouldBe(["openid", "profile", "email"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_code_is_worth_nothing_in_another_browser()
    {
        await using var provider = await IdentityProvider.StartAsync();
        await using var users = await ExternalHost.StartAsync(provider);
        provider.Person = s_ada;
        using var attacker = new Browser(users, provider);
        using var victim = new Browser(users, provider);
        var code = (await attacker.SignInAsync("google"))["code"];
        await victim.SignInAsync("google");

        (await ErrorAsync(users, victim, code)).ShouldBe((StatusCode.Unauthenticated, "code_invalid"));
        (await UsersHost.ErrorAsync(async () => await users.Sessions.ExchangeCodeAsync(new ExchangeCodeRequest { Code = code })))
            .Reason.ShouldBe("code_invalid");
        await ExchangeAsync(users, attacker, code);
    }

    [Fact]
    public async Task A_code_works_once_and_for_a_minute()
    {
        await using var provider = await IdentityProvider.StartAsync();
        await using var users = await ExternalHost.StartAsync(provider);
        provider.Person = s_ada;
        using var browser = new Browser(users, provider);
        var (used, late) = ((await browser.SignInAsync("google"))["code"], (await browser.SignInAsync("google"))["code"]);

        await ExchangeAsync(users, browser, late);
        (await ErrorAsync(users, browser, late)).ShouldBe((StatusCode.Unauthenticated, "code_invalid"));
        (await ErrorAsync(users, browser, used)).Reason.ShouldBe("code_invalid");
        var expired = (await browser.SignInAsync("google"))["code"];
        users.Clock.Advance(TimeSpan.FromSeconds(60));
        (await ErrorAsync(users, browser, expired)).Reason.ShouldBe("code_invalid");
        (await ErrorAsync(users, browser, "")).Reason.ShouldBe("code_invalid");
    }

    [Fact]
    public async Task A_verified_account_is_linked_by_a_verified_address()
    {
        await using var provider = await IdentityProvider.StartAsync();
        await using var users = await ExternalHost.StartAsync(provider);
        var local = await users.JoinAsync("ada@example.com");
        provider.Person = s_ada;
        using var browser = new Browser(users, provider);

        var session = await ExchangeAsync(users, browser, (await browser.SignInAsync("google"))["code"]);

        session.Account.Profile.UserId.ShouldBe(local.Account.Profile.UserId);
        session.Account.HasPassword.ShouldBeTrue();
    }

    [Fact]
    public async Task Nothing_is_linked_when_the_provider_did_not_prove_the_address()
    {
        await using var provider = await IdentityProvider.StartAsync();
        await using var users = await ExternalHost.StartAsync(provider);
        await users.JoinAsync("ada@example.com");
        provider.Person = new Dictionary<string, object>(s_ada) { ["email_verified"] = false };
        using var browser = new Browser(users, provider);

        var end = await browser.SignInAsync("google");

        end.ShouldNotContainKey("code");
        end["error"].ShouldBe("account_exists");
        (await users.LogInAsync("ada@example.com")).Account.LinkedProviders.ShouldBeEmpty();
    }

    [Fact]
    public async Task Facebook_vouches_for_no_address_so_that_the_link_is_mailed()
    {
        await using var provider = await IdentityProvider.StartAsync();
        await using var users = await ExternalHost.StartAsync(provider);
        provider.Person = new() { ["id"] = "77", ["name"] = "Ada", ["email"] = "ada@example.com" };
        using var browser = new Browser(users, provider);

        var end = await browser.SignInAsync("facebook");

        end.ShouldNotContainKey("code");
        end["error"].ShouldBe("confirm_email");
        var token = await users.MailedTokenAsync("ada@example.com", "verify-email");
        (await users.Accounts.GetVerificationAsync(new GetVerificationRequest { Token = token })).ShouldBe(
            new Verification { Step = VerificationStep.OtherBrowser, Provider = "facebook" });
        (await UsersHost.ErrorAsync(() => users.ConfirmAsync(token))).ShouldBe((StatusCode.FailedPrecondition, "other_browser"));
        var session = (await users.ConfirmAsync(token, "", browser.PendingSecret)).Session;
        (session.Account.EmailVerified, session.Account.LinkedProviders.Single()).ShouldBe((true, "facebook"));
        (await browser.SignInAsync("facebook")).ShouldContainKey("code");
    }

    [Fact]
    public async Task Who_proves_an_address_later_shakes_off_identities_that_were_there_before()
    {
        await using var provider = await IdentityProvider.StartAsync();
        await using var users = await ExternalHost.StartAsync(provider);
        provider.Person = new() { ["id"] = "66", ["name"] = "Eve", ["email"] = "ada@example.com" };
        using var eve = new Browser(users, provider);
        await users.AddUnprovenAsync("ada@example.com", password: null, new Picasso.Users.Model.ExternalLogin("facebook", "66"));
        await eve.SignInAsync("facebook");

        await users.Accounts.RequestPasswordResetAsync(new RequestPasswordResetRequest { Email = "ada@example.com" });
        var token = await users.MailedTokenAsync("ada@example.com", "reset-password");
        await users.Accounts.ResetPasswordAsync(new ResetPasswordRequest { Token = token, NewPassword = UsersHost.Password });

        (await users.LogInAsync("ada@example.com")).Account.LinkedProviders.ShouldBeEmpty();
        (await eve.SignInAsync("facebook"))["error"].ShouldBe("account_exists");
    }

    [Fact]
    public async Task Without_an_address_there_is_no_account()
    {
        await using var provider = await IdentityProvider.StartAsync();
        await using var users = await ExternalHost.StartAsync(provider);
        provider.Person = new() { ["id"] = "77", ["name"] = "Ada" };
        using var browser = new Browser(users, provider);

        (await browser.SignInAsync("facebook"))["error"].ShouldBe("email_missing");
    }

    [Fact]
    public async Task An_answer_that_this_browser_did_not_ask_for_is_refused()
    {
        await using var provider = await IdentityProvider.StartAsync();
        await using var users = await ExternalHost.StartAsync(provider);
        provider.Person = s_ada;
        using var attacker = new Browser(users, provider);
        using var victim = new Browser(users, provider);
        var callback = await attacker.ApproveAsync(await attacker.StartAsync("google", "/"));

        (await victim.CompleteAsync(callback))["error"].ShouldBe("sign_in_failed");
        (await victim.CompleteAsync(new Uri($"{UsersHost.PublicUrl}/external/google/callback?code=a&state=b")))["error"].ShouldBe("sign_in_failed");
    }

    [Fact]
    public async Task An_identity_token_of_another_sign_in_is_refused()
    {
        await using var provider = await IdentityProvider.StartAsync();
        await using var users = await ExternalHost.StartAsync(provider);
        provider.Person = s_ada;
        provider.ForeignNonce = "another";
        using var browser = new Browser(users, provider);

        (await browser.SignInAsync("google"))["error"].ShouldBe("sign_in_failed");
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    public async Task The_way_back_stays_on_this_site(string returnUrl)
    {
        await using var provider = await IdentityProvider.StartAsync();
        await using var users = await ExternalHost.StartAsync(provider);
        provider.Person = s_ada;
        using var browser = new Browser(users, provider);

        (await browser.SignInAsync("google", returnUrl))["returnUrl"].ShouldBe("/");
    }

    [Fact]
    public async Task Who_refuses_at_the_provider_sees_that()
    {
        await using var provider = await IdentityProvider.StartAsync();
        await using var users = await ExternalHost.StartAsync(provider);
        using var browser = new Browser(users, provider);
        var start = await browser.StartAsync("google", "/pictures/1");
        var state = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(start.Query)["state"].ToString();

        var end = await browser.CompleteAsync(new Uri(
            $"{UsersHost.PublicUrl}/external/google/callback?error=access_denied&state={Uri.EscapeDataString(state)}"));

        (end["error"], end["returnUrl"]).ShouldBe(("access_denied", "/pictures/1"));
    }

    [Fact]
    public async Task An_account_without_a_password_sets_one_or_leaves_by_its_open_session()
    {
        await using var provider = await IdentityProvider.StartAsync();
        await using var users = await ExternalHost.StartAsync(provider);
        provider.Person = s_ada;
        using var browser = new Browser(users, provider);
        var session = await ExchangeAsync(users, browser, (await browser.SignInAsync("google"))["code"]);
        var ended = await ExchangeAsync(users, browser, (await browser.SignInAsync("google"))["code"]);
        await users.Sessions.LogOutAsync(new LogOutRequest { RefreshToken = ended.RefreshToken });

        (await UsersHost.ErrorAsync(async () => await users.AccountsOf(ended).DeleteAccountAsync(new DeleteAccountRequest()))).Reason.ShouldBe("session_ended");
        (await UsersHost.ErrorAsync(() => users.LogInAsync("ada@example.com", ""))).Reason.ShouldBe("credentials_wrong");
        await users.AccountsOf(session).ChangePasswordAsync(new ChangePasswordRequest { NewPassword = UsersHost.Password, RefreshToken = session.RefreshToken });
        await users.LogInAsync("ada@example.com");
    }

    private static async Task<Session> ExchangeAsync(UsersHost users, Browser browser, string code) =>
        await users.Sessions.ExchangeCodeAsync(new ExchangeCodeRequest { Code = code, Browser = browser.Secret });

    private static Task<(StatusCode Status, string Reason)> ErrorAsync(UsersHost users, Browser browser, string code) =>
        UsersHost.ErrorAsync(() => ExchangeAsync(users, browser, code));
}
