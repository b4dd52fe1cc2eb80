using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.JsonWebTokens;
using Picasso.Contracts.Users;
using Picasso.Kernel;
using Picasso.Users;
using Picasso.Users.Model;
using Picasso.Users.Operating;

namespace Picasso.Users.Tests;

public class OperatorsTests
{
    private static readonly KeyValuePair<string, string?> s_configured = new("Picasso:Users:Operators:0", "Boss@example.com");

    [Theory]
    [InlineData("Production", false, false)]
    [InlineData("Staging", false, false)]
    [InlineData("Production", true, true)]
    [InlineData("Development", false, true)]
    public async Task An_address_in_configuration_makes_an_operator_in_Development_and_a_demonstration_alone(string environment, bool demo, bool expected)
    {
        await using var users = await UsersHost.StartAsync(
            builder =>
            {
                builder.Services.AddSingleton<IHostEnvironment>(new Microsoft.Extensions.Hosting.Internal.HostingEnvironment
                {
                    EnvironmentName = environment,
                    ApplicationName = builder.Environment.ApplicationName,
                    ContentRootPath = builder.Environment.ContentRootPath,
                    ContentRootFileProvider = builder.Environment.ContentRootFileProvider,
                });
                if (demo)
                    builder.TrustConfiguredOperators();
            },
            configuration: [s_configured, new("Picasso:Users:TrustsConfiguredOperators", "true")]);

        var session = await users.JoinAsync("boss@example.com");

        session.Roles.Contains("operator").ShouldBe(expected);
        new JsonWebToken(session.AccessToken).TryGetClaim("role", out _).ShouldBe(expected);
        (await users.JoinAsync("ada@example.com")).Roles.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_role_is_given_to_a_verified_account_alone_and_each_change_is_recorded()
    {
        await using var users = await StartAsync();
        var role = users.Services.GetRequiredService<OperatorRole>();
        await users.RegisterAsync("boss@example.com");
        await users.AddUnprovenAsync("old@example.com", UsersHost.Password);
        foreach (var address in new[] { "boss@example.com", "old@example.com", "nobody@example.com" })
            (await ReasonAsync(() => role.AddAsync(address, "root", default))).ShouldBe("account_not_found");
        (await ActsAsync(users)).ShouldBeEmpty();

        var joined = (await users.ConfirmAsync(await users.MailedTokenAsync("boss@example.com", "verify-email"))).Session;
        await role.AddAsync("BOSS@example.com", "root", default);
        await role.AddAsync("boss@example.com", "root", default);

        joined.Roles.ShouldBeEmpty();
        (await users.LogInAsync("boss@example.com")).Roles.ShouldBe(["operator"]);
        (await role.ListAsync(default)).ShouldHaveSingleItem().Email.ShouldBe("boss@example.com");
        var act = (await ActsAsync(users)).ShouldHaveSingleItem();
        (act.Kind, act.UserId, act.By).ShouldBe(("add", joined.Account.Profile.UserId, "root"));
    }

    [Fact]
    public async Task A_role_that_is_taken_ends_with_the_sessions_and_within_two_minutes_everywhere()
    {
        await using var users = await StartAsync();
        var role = users.Services.GetRequiredService<OperatorRole>();
        await users.JoinAsync("boss@example.com");
        await role.AddAsync("boss@example.com", "root", default);
        var session = await users.LogInAsync("boss@example.com");
        (session.AccessExpiresAt.ToDateTimeOffset() - users.Clock.GetUtcNow()).ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(2));

        users.Clock.Advance(TimeSpan.FromSeconds(1));
        await role.RemoveAsync("boss@example.com", "root", default);

        (await UsersHost.ErrorAsync(async () => await users.Sessions.RefreshAsync(new RefreshRequest { RefreshToken = session.RefreshToken }))).Reason.ShouldBe("session_ended");
        (await users.LogInAsync("boss@example.com")).Roles.ShouldBeEmpty();
        (await role.ListAsync(default)).ShouldBeEmpty();
        (await ActsAsync(users)).Select(act => act.Kind).ShouldBe(["remove", "add"]);
    }

    [Fact]
    public async Task The_role_ends_with_the_account_and_a_later_holder_of_the_address_has_none()
    {
        await using var users = await StartAsync();
        var role = users.Services.GetRequiredService<OperatorRole>();
        await users.JoinAsync("boss@example.com");
        await role.AddAsync("boss@example.com", "root", default);
        var session = await users.LogInAsync("boss@example.com");

        await users.AccountsOf(session).DeleteAccountAsync(new DeleteAccountRequest { Password = UsersHost.Password });

        (await role.ListAsync(default)).ShouldBeEmpty();
        (await users.JoinAsync("boss@example.com")).Roles.ShouldBeEmpty();
    }

    private static Task<UsersHost> StartAsync() => UsersHost.StartAsync(builder => builder.Services.TryAddSingleton<OperatorRole>());

    private static Task<IReadOnlyList<OperatorAct>> ActsAsync(UsersHost users) =>
        users.Services.GetRequiredService<IOperatorActs>().ListAsync(10, default);

    private static async Task<string> ReasonAsync(Func<Task> act) => (await Should.ThrowAsync<DomainException>(act)).Error.Reason;
}
