using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Picasso.Contracts.Users;
using Picasso.Testing.Hosting;
using Picasso.Users.Model;
using Picasso.Users.Naming;

namespace Picasso.Users.Tests;

public class NamesTests
{
    [Fact]
    public async Task A_name_that_passes_for_anothers_is_refused_wherever_it_is_chosen()
    {
        await using var users = await UsersHost.StartAsync();
        await users.JoinAsync("ines@example.com", name: "Ines Duarte");
        var bob = await users.JoinAsync("bob@example.com", name: "Bob");

        (await UsersHost.ErrorAsync(() => users.RegisterAsync("eve@example.com", name: "lnes Duarte")))
            .ShouldBe((StatusCode.InvalidArgument, "display_name_taken"));
        (await UsersHost.ErrorAsync(() => RenameAsync(users, bob, "Inés  Duarte"))).ShouldBe((StatusCode.InvalidArgument, "display_name_taken"));
        (await UsersHost.ErrorAsync(() => RenameAsync(users, bob, "Picasso Support"))).Reason.ShouldBe("display_name_reserved");
    }

    [Fact]
    public async Task A_name_is_free_again_when_its_holder_takes_another_or_leaves()
    {
        await using var users = await UsersHost.StartAsync();
        var (ada, bob) = (await users.JoinAsync("ada@example.com", name: "Ada"), await users.JoinAsync("bob@example.com", name: "Bob"));

        await RenameAsync(users, ada, "Ada Lovelace");
        await RenameAsync(users, bob, "Ada");
        await users.AccountsOf(bob).DeleteAccountAsync(new DeleteAccountRequest { Password = UsersHost.Password });

        await users.JoinAsync("eve@example.com", name: "Ada");
    }

    [Fact]
    public async Task Of_many_who_take_one_name_at_once_one_gets_it()
    {
        await using var users = await UsersHost.StartAsync();
        var people = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => users.JoinAsync($"person{number}@example.com")));

        var named = await Task.WhenAll(people.Select(async person =>
        {
            try
            {
                await RenameAsync(users, person, "Ada");
                return true;
            }
            catch (RpcException)
            {
                return false;
            }
        }));

        named.Count(done => done).ShouldBe(1);
    }

    [Fact]
    public async Task A_name_that_was_taken_since_it_was_chosen_gets_a_number_when_the_address_is_confirmed()
    {
        await using var users = await UsersHost.StartAsync();
        await users.RegisterAsync("ada@example.com", name: "Ada");
        await users.JoinAsync("eve@example.com", name: "Ada");

        var session = (await users.ConfirmAsync(await users.MailedTokenAsync("ada@example.com", "verify-email"))).Session;

        session.Account.Profile.DisplayName.ShouldBe("Ada 2");
    }

    [Fact]
    public async Task Accounts_from_before_hold_their_names_the_oldest_first_and_keep_what_they_have()
    {
        await using var users = await UsersHost.StartAsync();
        var store = users.Services.GetRequiredService<IUserStore>();
        var (older, younger) = (await AddOldAsync(users, "a@example.com", "Ada"), await AddOldAsync(users, "b@example.com", "АDА"));
        var support = await AddOldAsync(users, "c@example.com", "Picasso Support");
        await users.AddUnprovenAsync("d@example.com", UsersHost.Password);
        var backfill = users.Services.GetServices<IHostedService>().OfType<NameBackfill>().Single();

        await backfill.RunAsync(default);
        await backfill.RunAsync(default);

        (await store.FindAsync(older, default))!.NameKeys.ShouldBe(["ada"]);
        (await store.FindAsync(younger, default))!.NameKeys.ShouldBeEmpty();
        var session = await users.LogInAsync("c@example.com");
        session.Account.Profile.UserId.ShouldBe(support);
        await users.AccountsOf(session).UpdateProfileAsync(new UpdateProfileRequest { DisplayName = "Picasso Support", Bio = "An old name stays until it is changed" });
        (await UsersHost.ErrorAsync(() => users.RegisterAsync("e@example.com", name: "Ada"))).Reason.ShouldBe("display_name_taken");
    }

    private static async Task<string> AddOldAsync(UsersHost users, string email, string name)
    {
        var account = new UserAccount
        {
            Id = Kernel.Ids.New(users.Clock), Email = email, EmailVerified = true, DisplayName = name, JoinedAt = users.Clock.GetUtcNow(),
            PasswordHash = users.Services.GetRequiredService<PasswordHashing>().Hash(UsersHost.Password),
        };
        users.Clock.Advance(TimeSpan.FromSeconds(1));
        (await users.Services.GetRequiredService<IUserStore>().AddAsync(account, default)).ShouldBeTrue();
        return account.Id;
    }

    private static async Task RenameAsync(UsersHost users, Session session, string name) =>
        await users.AccountsOf(session).UpdateProfileAsync(new UpdateProfileRequest { DisplayName = name });
}
