using Microsoft.Extensions.DependencyInjection;
using Picasso.Contracts.Users;
using Picasso.Users.Model;

namespace Picasso.Users.Tests;

/// <summary>Two browsers of one person at the same moment: the second finds what the first did, and succeeds as it would a moment later.</summary>
public sealed class RacingAccountTests
{
    private const string Email = "ada@example.com";

    private static readonly Dictionary<string, object> s_ada = new()
    {
        ["sub"] = "1234", ["name"] = "Ada Lovelace", ["email"] = Email, ["email_verified"] = true,
    };

    [Fact]
    public async Task Many_first_sign_ins_of_one_person_at_once_make_one_account()
    {
        await using var provider = await IdentityProvider.StartAsync();
        await using var users = await ExternalHost.StartAsync(provider);
        provider.Person = s_ada;

        using var first = new Browser(users, provider);
        using var second = new Browser(users, provider);
        using var third = new Browser(users, provider);

        var sessions = await Task.WhenAll(new[] { first, second, third }.Select(browser => Task.Run(() => browser.SignInAsync("google"))));

        sessions.ShouldAllBe(end => end.ContainsKey("code"));
        (await ExchangeAsync(users, first, sessions[0]["code"])).Account.LinkedProviders.ShouldBe(["google"]);
    }

    [Fact]
    public async Task A_sign_in_whose_account_another_sign_in_makes_in_between_signs_in_to_it()
    {
        await using var provider = await IdentityProvider.StartAsync();
        await using var users = await ExternalHost.StartAsync(provider, InterruptedUserStore.AddTo);
        provider.Person = s_ada;
        using var first = new Browser(users, provider);
        using var second = new Browser(users, provider);
        Dictionary<string, string> meanwhile = [];
        StoreOf(users).AfterLookup("login:", async () => meanwhile = await second.SignInAsync("google"));

        var end = await first.SignInAsync("google");

        meanwhile.ShouldContainKey("code");
        end.ShouldContainKey("code", end.GetValueOrDefault("error"));
        (await ExchangeAsync(users, first, end["code"])).Account.LinkedProviders.ShouldBe(["google"]);
    }

    [Theory]
    [InlineData("token:")]
    [InlineData("email:")]
    public async Task A_link_that_is_confirmed_twice_at_once_counts_as_confirmed_for_both(string interrupted)
    {
        await using var users = await UsersHost.StartAsync(InterruptedUserStore.AddTo);
        await users.RegisterAsync(Email);
        var token = await users.MailedTokenAsync(Email, "verify-email");
        VerifyEmailResponse? meanwhile = null;
        StoreOf(users).AfterLookup(interrupted, async () => meanwhile = await users.ConfirmAsync(token));

        var answer = await users.ConfirmAsync(token);

        (answer.AlreadyConfirmed, answer.Session).ShouldBe((true, null));
        meanwhile.ShouldNotBeNull().Session.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_link_that_is_looked_at_while_it_is_confirmed_counts_as_confirmed()
    {
        await using var users = await UsersHost.StartAsync(InterruptedUserStore.AddTo);
        await users.RegisterAsync(Email);
        var token = await users.MailedTokenAsync(Email, "verify-email");
        StoreOf(users).AfterLookup("token:", () => users.ConfirmAsync(token));

        (await users.Accounts.GetVerificationAsync(new GetVerificationRequest { Token = token })).Step.ShouldBe(VerificationStep.Confirmed);
    }

    private static InterruptedUserStore StoreOf(UsersHost users) => (InterruptedUserStore)users.Services.GetRequiredService<IUserStore>();

    private static async Task<Session> ExchangeAsync(UsersHost users, Browser browser, string code) =>
        await users.Sessions.ExchangeCodeAsync(new ExchangeCodeRequest { Code = code, Browser = browser.Secret });
}
