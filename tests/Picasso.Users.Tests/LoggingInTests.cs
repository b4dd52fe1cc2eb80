using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Picasso.Contracts.Users;
using Picasso.ServiceDefaults.Authentication;
using Picasso.Users.Model;

namespace Picasso.Users.Tests;

public class LoggingInTests
{
    private const string Wrong = "quite another password";

    [Fact]
    public async Task An_unknown_address_and_a_wrong_password_get_the_same_answer_for_the_same_work()
    {
        await using var users = await UsersHost.StartAsync();
        await users.JoinAsync("ada@example.com");

        var (known, knownWork) = await Measured(users, "ada@example.com");
        var (unknown, unknownWork) = await Measured(users, "nobody@example.com");
        var (nonsense, nonsenseWork) = await Measured(users, "nonsense");

        known.ShouldBe((StatusCode.Unauthenticated, "credentials_wrong"));
        unknown.ShouldBe(known);
        nonsense.ShouldBe(known);
        knownWork.ShouldBe(1);
        unknownWork.ShouldBe(1);
        nonsenseWork.ShouldBe(1);
    }

    [Fact]
    public async Task An_address_cannot_be_flooded_with_links()
    {
        await using var users = await UsersHost.StartAsync();
        for (var asked = 0; asked < 5; asked++)
            await users.Accounts.RequestPasswordResetAsync(new RequestPasswordResetRequest { Email = "ada@example.com" });

        (await UsersHost.ErrorAsync(async () =>
            await users.Accounts.RequestPasswordResetAsync(new RequestPasswordResetRequest { Email = "ADA@example.com" })))
            .ShouldBe((StatusCode.ResourceExhausted, "too_many_attempts"));
        users.Clock.Advance(TimeSpan.FromHours(1));
        await users.Accounts.RequestPasswordResetAsync(new RequestPasswordResetRequest { Email = "ada@example.com" });
    }

    [Fact]
    public async Task A_registration_is_limited_per_address_and_per_source()
    {
        await using var users = await UsersHost.StartAsync(configuration: new KeyValuePair<string, string?>("Picasso:Users:Limits:MailsPerSource", "2"));
        var source = new Metadata { { ClientAddress.Header, "203.0.113.7" } };
        for (var number = 0; number < 2; number++)
            await users.Accounts.RegisterAsync(Registration($"a{number}@example.com"), source);

        (await UsersHost.ErrorAsync(async () => await users.Accounts.RegisterAsync(Registration("b@example.com"), source)))
            .ShouldBe((StatusCode.ResourceExhausted, "too_many_attempts"));
        for (var number = 0; number < 5; number++)
            await users.Accounts.RegisterAsync(Registration("c@example.com"));
        (await UsersHost.ErrorAsync(async () => await users.Accounts.RegisterAsync(Registration("c@example.com")))).Reason.ShouldBe("too_many_attempts");
    }

    [Fact]
    public async Task Passwords_and_links_are_stored_as_hashes_alone()
    {
        await using var users = await UsersHost.StartAsync();
        var session = await users.JoinAsync("ada@example.com");
        await users.Accounts.RequestPasswordResetAsync(new RequestPasswordResetRequest { Email = "ada@example.com" });
        var token = await users.MailedTokenAsync("ada@example.com", "reset-password");

        var account = await users.Services.GetRequiredService<IUserStore>().FindAsync(session.Account.Profile.UserId, default);
        var stored = System.Text.Json.JsonSerializer.Serialize(account);

        account!.Tokens.Select(issued => issued.Purpose).ShouldBe([TokenPurpose.Confirmed, TokenPurpose.ResetPassword]);
        stored.ShouldNotContain(token);
        stored.ShouldNotContain(UsersHost.Password);
        stored.ShouldNotContain(session.RefreshToken.Split('.')[1]);
        session.Account.ToString().ShouldNotContain(account.PasswordHash!);
    }

    private static RegisterRequest Registration(string email) => new() { Email = email, Password = UsersHost.Password, DisplayName = "Ada" };

    private static async Task<((StatusCode, string) Error, int Work)> Measured(UsersHost users, string email)
    {
        var before = users.Hasher.Work;
        var error = await UsersHost.ErrorAsync(() => users.LogInAsync(email, Wrong));
        return (error, users.Hasher.Work - before);
    }
}
