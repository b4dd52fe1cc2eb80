using Grpc.Core;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.Extensions.DependencyInjection;
using Picasso.Contracts.Users;
using Picasso.Users.Model;

namespace Picasso.Users.Tests;

public class RegisteringTests
{
    [Fact]
    public async Task Who_registers_gets_a_link_that_verifies_the_address_once()
    {
        await using var users = await UsersHost.StartAsync();
        await users.RegisterAsync("Ada@example.com");
        var token = await users.MailedTokenAsync("ada@example.com", "verify-email");

        var session = (await users.ConfirmAsync(token)).Session;

        session.Account.EmailVerified.ShouldBeTrue();
        new JsonWebToken(session.AccessToken).GetClaim("email_verified").Value.ShouldBe("true");
        (await users.LogInAsync("ada@EXAMPLE.com")).Account.EmailVerified.ShouldBeTrue();
        var again = await users.ConfirmAsync(token, "whatever is typed");
        (again.AlreadyConfirmed, again.Session).ShouldBe((true, null));
        (await users.Accounts.GetVerificationAsync(new GetVerificationRequest { Token = token })).Step.ShouldBe(VerificationStep.Confirmed);
        (await ErrorOfVerifying(users, "nonsense")).ShouldBe((StatusCode.FailedPrecondition, "link_invalid"));
    }

    [Fact]
    public async Task The_link_leads_to_where_the_user_wanted_to_go_also_after_a_new_one_was_sent()
    {
        await using var users = await UsersHost.StartAsync();
        await users.RegisterAsync("ada@example.com", returnPath: "/pictures/0191c1e5-0000-7000-8000-000000000001/buy");
        await users.Accounts.ResendVerificationAsync(new ResendVerificationRequest { Email = "ada@example.com" });

        var confirmed = await users.ConfirmAsync(await users.MailedTokenAsync("ada@example.com", "verify-email", links: 2));

        confirmed.ReturnPath.ShouldBe("/pictures/0191c1e5-0000-7000-8000-000000000001/buy");
        (await users.JoinAsync("eve@example.com")).ShouldNotBeNull();
    }

    [Fact]
    public async Task Mails_are_in_the_language_in_which_the_user_registered_until_they_choose_another()
    {
        await using var users = await UsersHost.StartAsync();
        await users.RegisterAsync("ada@example.com", language: "de");
        await users.Accounts.ResendVerificationAsync(new ResendVerificationRequest { Email = "ada@example.com" });
        var session = (await users.ConfirmAsync(await users.MailedTokenAsync("ada@example.com", "verify-email", links: 2))).Session;
        await users.RegisterAsync("ada@example.com", language: "ar");
        var account = await users.AccountsOf(session).SetLanguageAsync(new SetLanguageRequest { Language = "ar" });
        await users.Accounts.RequestPasswordResetAsync(new RequestPasswordResetRequest { Email = "ada@example.com" });
        await users.MailedTokenAsync("ada@example.com", "reset-password");

        (session.Account.Language, account.Language).ShouldBe(("de", "ar"));
        (await users.MailsToAsync("ada@example.com")).Select(mail => mail.Subject).ShouldBe(
            ["تعيين كلمة مرور جديدة", "Sie haben schon ein Konto", "Bitte bestätigen Sie Ihre E-Mail-Adresse", "Bitte bestätigen Sie Ihre E-Mail-Adresse"]);
    }

    [Fact]
    public async Task A_language_that_the_site_does_not_have_is_refused_as_a_choice_and_counts_as_none_at_registration()
    {
        await using var users = await UsersHost.StartAsync();
        await users.RegisterAsync("ada@example.com", language: "tlh");
        var ada = (await users.ConfirmAsync(await users.MailedTokenAsync("ada@example.com", "verify-email"))).Session;

        ada.Account.Language.ShouldBe("");
        (await UsersHost.ErrorAsync(async () => await users.AccountsOf(ada).SetLanguageAsync(new SetLanguageRequest { Language = "tlh" })))
            .ShouldBe((StatusCode.InvalidArgument, "language_unknown"));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("pictures/1")]
    [InlineData("/a\nb")]
    public async Task A_return_path_that_leads_elsewhere_is_refused(string path)
    {
        await using var users = await UsersHost.StartAsync();
        (await UsersHost.ErrorAsync(() => users.RegisterAsync("ada@example.com", returnPath: path))).ShouldBe((StatusCode.InvalidArgument, "return_path_invalid"));
        (await UsersHost.ErrorAsync(() => users.RegisterAsync("ada@example.com", returnPath: "/" + new string('x', 512)))).Reason.ShouldBe("return_path_invalid");
    }

    [Fact]
    public async Task Nobody_signs_in_before_the_address_is_proved()
    {
        await using var users = await UsersHost.StartAsync();
        await users.RegisterAsync("ada@example.com");

        (await UsersHost.ErrorAsync(() => users.LogInAsync("ada@example.com"))).ShouldBe((StatusCode.Unauthenticated, "credentials_wrong"));
        (await users.Services.GetRequiredService<IUserStore>().FindAsync(AccountKey.Email("ada@example.com"), default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_link_is_confirmed_with_the_password_of_its_own_attempt_alone_and_guesses_are_limited()
    {
        await using var users = await UsersHost.StartAsync();
        await users.RegisterAsync("ada@example.com");
        var token = await users.MailedTokenAsync("ada@example.com", "verify-email");

        for (var tries = 0; tries < 10; tries++)
            (await UsersHost.ErrorAsync(() => users.ConfirmAsync(token, "another good password"))).ShouldBe((StatusCode.FailedPrecondition, "password_wrong"));
        (await UsersHost.ErrorAsync(() => users.ConfirmAsync(token))).ShouldBe((StatusCode.ResourceExhausted, "too_many_attempts"));

        users.Clock.Advance(TimeSpan.FromMinutes(15));
        await users.ConfirmAsync(token);
    }

    [Fact]
    public async Task Of_many_attempts_of_one_address_the_latest_are_kept()
    {
        await using var users = await UsersHost.StartAsync(configuration: [new("Picasso:Users:Limits:MailsPerAddress", "100"), new("Picasso:Users:Limits:PendingPerAddress", "2")]);
        List<string> tokens = [];
        for (var number = 1; number <= 3; number++)
        {
            await users.RegisterAsync("ada@example.com");
            tokens.Add(await users.MailedTokenAsync("ada@example.com", "verify-email", links: number));
        }

        (await ErrorOfVerifying(users, tokens[0])).Reason.ShouldBe("link_invalid");
        await users.ConfirmAsync(tokens[1]);
    }

    [Fact]
    public async Task A_link_that_is_too_old_does_nothing()
    {
        await using var users = await UsersHost.StartAsync();
        await users.RegisterAsync("ada@example.com");
        var token = await users.MailedTokenAsync("ada@example.com", "verify-email");

        users.Clock.Advance(TimeSpan.FromHours(24));

        (await ErrorOfVerifying(users, token)).Reason.ShouldBe("link_invalid");
    }

    [Fact]
    public async Task Registering_a_known_address_answers_the_same_and_notifies_its_holder()
    {
        await using var users = await UsersHost.StartAsync();
        await users.JoinAsync("ada@example.com");
        var before = users.Hasher.Work;

        await users.RegisterAsync("ADA@example.com", "another good password");

        (users.Hasher.Work - before).ShouldBe(1, "a known address costs the same hash as an unknown one");
        var note = (await users.MailsToAsync("ada@example.com"))[0];
        note.Subject.ShouldBe("You already have an account");
        note.Text.ShouldNotContain("token=");
        await users.LogInAsync("ada@example.com");
        (await UsersHost.ErrorAsync(() => users.LogInAsync("ada@example.com", "another good password"))).Reason.ShouldBe("credentials_wrong");
    }

    [Fact]
    public async Task Many_who_register_and_confirm_one_address_at_once_make_one_account()
    {
        await using var users = await UsersHost.StartAsync(configuration: [new("Picasso:Users:Limits:MailsPerAddress", "100"), new("Picasso:Users:Limits:ConfirmsPerLink", "100")]);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(number => Task.Run(() =>
            users.RegisterAsync(number % 2 == 0 ? "ada@example.com" : "Ada@Example.com", $"{UsersHost.Password} {number}"))));

        var links = (await users.MailsToAsync("ada@example.com"))
            .Select(mail => System.Text.RegularExpressions.Regex.Match(mail.Text, @"verify-email\?token=(\S+)").Groups[1].Value).ToList();
        links.Count.ShouldBe(12);
        var confirmed = await Task.WhenAll(links.Select(link => Task.Run(async () =>
        {
            var accepted = 0;
            foreach (var number in Enumerable.Range(0, 12))
                accepted += await ConfirmsAsync(users, link, $"{UsersHost.Password} {number}") ? 1 : 0;
            return accepted;
        })));
        confirmed.Sum().ShouldBe(1);
    }

    [Theory]
    [InlineData("nonsense", UsersHost.Password, "Ada", "", "email_invalid")]
    [InlineData("ada@example.com", "password123", "Ada", "", "password_weak")]
    [InlineData("ada@example.com", UsersHost.Password, "A", "", "display_name_invalid")]
    [InlineData("ada@example.com", UsersHost.Password, "Ada", "2999-01-01", "date_of_birth_invalid")]
    public async Task What_is_wrong_is_refused_by_name(string email, string password, string name, string born, string reason)
    {
        await using var users = await UsersHost.StartAsync();
        var request = new RegisterRequest { Email = email, Password = password, DisplayName = name, DateOfBirth = born };

        (await UsersHost.ErrorAsync(async () => await users.Accounts.RegisterAsync(request))).ShouldBe((StatusCode.InvalidArgument, reason));
    }

    [Fact]
    public async Task A_new_link_is_mailed_to_unverified_accounts_alone_and_the_first_link_stays_good()
    {
        await using var users = await UsersHost.StartAsync();
        await users.JoinAsync("verified@example.com");
        await users.RegisterAsync("ada@example.com");
        var first = await users.MailedTokenAsync("ada@example.com", "verify-email");

        foreach (var email in new[] { "nobody@example.com", "verified@example.com", "ada@example.com" })
            await users.Accounts.ResendVerificationAsync(new ResendVerificationRequest { Email = email });

        // Requests are answered in order: once the last is, the others were.
        (await users.MailedTokenAsync("ada@example.com", "verify-email", links: 2)).ShouldNotBe(first);
        (await users.MailsToAsync("nobody@example.com")).ShouldBeEmpty();
        (await users.MailsToAsync("verified@example.com")).Count.ShouldBe(1);
        await users.ConfirmAsync(first);
    }

    private static async Task<bool> ConfirmsAsync(UsersHost users, string token, string password)
    {
        try
        {
            return (await users.ConfirmAsync(token, password)).Session is not null;
        }
        catch (RpcException)
        {
            return false;
        }
    }

    private static Task<(StatusCode Status, string Reason)> ErrorOfVerifying(UsersHost users, string token) =>
        UsersHost.ErrorAsync(() => users.ConfirmAsync(token));
}
