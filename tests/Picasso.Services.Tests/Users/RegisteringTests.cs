using Grpc.Core;
using Microsoft.IdentityModel.JsonWebTokens;
using Picasso.Contracts.Users;

namespace Picasso.Services.Tests.Users;

public class RegisteringTests
{
    [Fact]
    public async Task Who_registers_gets_a_link_that_verifies_the_address_once()
    {
        await using var users = await UsersHost.StartAsync();
        await users.RegisterAsync("Ada@example.com");
        var token = await users.MailedTokenAsync("ada@example.com", "verify-email");

        await users.Accounts.VerifyEmailAsync(new VerifyEmailRequest { Token = token });

        (await users.LogInAsync("ada@EXAMPLE.com")).Account.EmailVerified.ShouldBeTrue();
        (await RefusalOfVerifying(users, token)).ShouldBe((StatusCode.FailedPrecondition, "link_invalid"));
        (await RefusalOfVerifying(users, "nonsense")).ShouldBe((StatusCode.FailedPrecondition, "link_invalid"));
    }

    [Fact]
    public async Task Registering_signs_nobody_in_and_an_unverified_token_says_so()
    {
        await using var users = await UsersHost.StartAsync();
        await users.RegisterAsync("ada@example.com");

        var session = await users.LogInAsync("ada@example.com");

        session.Account.EmailVerified.ShouldBeFalse();
        new JsonWebToken(session.AccessToken).GetClaim("email_verified").Value.ShouldBe("false");
        new JsonWebToken(session.AccessToken).GetClaim("adult").Value.ShouldBe("true");
    }

    [Fact]
    public async Task A_link_that_is_too_old_does_nothing()
    {
        await using var users = await UsersHost.StartAsync();
        await users.RegisterAsync("ada@example.com");
        var token = await users.MailedTokenAsync("ada@example.com", "verify-email");

        users.Clock.Advance(TimeSpan.FromHours(24));

        (await RefusalOfVerifying(users, token)).Reason.ShouldBe("link_invalid");
    }

    [Fact]
    public async Task Registering_a_known_address_answers_the_same_and_tells_its_holder()
    {
        await using var users = await UsersHost.StartAsync();
        await users.RegisterAsync("ada@example.com");
        var before = users.Hasher.Work;

        await users.RegisterAsync("ADA@example.com", "another good password");

        (users.Hasher.Work - before).ShouldBe(1, "a known address costs the same hash as an unknown one");
        var note = (await users.MailsToAsync("ada@example.com"))[0];
        note.Subject.ShouldBe("You already have an account");
        note.Text.ShouldNotContain("token=");
        await users.LogInAsync("ada@example.com");
        (await UsersHost.RefusalAsync(() => users.LogInAsync("ada@example.com", "another good password"))).Reason.ShouldBe("credentials_wrong");
    }

    [Fact]
    public async Task Many_who_register_one_address_at_once_make_one_account()
    {
        await using var users = await UsersHost.StartAsync(configuration: new KeyValuePair<string, string?>("Users:Limits:MailsPerAddress", "100"));

        await Task.WhenAll(Enumerable.Range(0, 12).Select(number => Task.Run(() =>
            users.RegisterAsync(number % 2 == 0 ? "ada@example.com" : "Ada@Example.com", $"{UsersHost.Password} {number}"))));

        var mails = await users.MailsToAsync("ada@example.com");
        mails.Count(mail => mail.Text.Contains("verify-email", StringComparison.Ordinal)).ShouldBe(1);
        mails.Count.ShouldBe(4, "three notes to the holder are enough");
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

        (await UsersHost.RefusalAsync(async () => await users.Accounts.RegisterAsync(request))).ShouldBe((StatusCode.InvalidArgument, reason));
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
        await users.Accounts.VerifyEmailAsync(new VerifyEmailRequest { Token = first });
    }

    private static Task<(StatusCode Status, string Reason)> RefusalOfVerifying(UsersHost users, string token) =>
        UsersHost.RefusalAsync(async () => await users.Accounts.VerifyEmailAsync(new VerifyEmailRequest { Token = token }));
}
