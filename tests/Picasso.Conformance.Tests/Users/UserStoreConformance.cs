using System.Text.Json;
using Picasso.Kernel;
using Picasso.Users.Model;

namespace Picasso.Conformance.Tests.Users;

/// <summary>What every store of accounts must do.</summary>
public abstract class UserStoreConformance : IDisposable
{
    private static readonly DateTimeOffset s_now = new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);

    /// <summary>A store of its own on the same accounts each time, as another process has it.</summary>
    private protected abstract IUserStore Open();

    /// <summary>Removes fields of the stored account, as a version without them stored it.</summary>
    private protected abstract Task RemoveFieldsAsync(string id, params string[] fields);

    public abstract void Dispose();

    [Fact]
    public async Task An_account_comes_back_as_it_went_in()
    {
        var account = Full("ada@example.com");

        (await Open().AddAsync(account, default)).ShouldBeTrue();

        var found = await Open().FindAsync(account.Id, default);
        JsonSerializer.Serialize(found).ShouldBe(JsonSerializer.Serialize(account with { Version = 1 }));
    }

    [Fact]
    public async Task An_account_from_before_the_presentation_of_work_has_none()
    {
        var account = Full("ada@example.com");
        await Open().AddAsync(account, default);

        await RemoveFieldsAsync(account.Id, "statement", "links", "profileLinks", "cover", "coverPictureId", "featured", "featuredPictureIds");

        var found = (await Open().FindAsync(account.Id, default)).ShouldNotBeNull();
        (found.Statement, found.CoverPictureId, found.Bio).ShouldBe(("", null, account.Bio));
        found.ProfileLinks.ShouldBeEmpty();
        found.FeaturedPictureIds.ShouldBeEmpty();
        (await Open().ReplaceAsync(found with { Statement = "New" }, default)).ShouldBe(ReplaceResult.Replaced);
        (await Open().FindAsync(account.Id, default))!.Statement.ShouldBe("New");
    }

    [Fact]
    public async Task A_presentation_of_work_is_cleared_by_a_replacement()
    {
        var account = Full("ada@example.com");
        await Open().AddAsync(account, default);
        var cleared = account with { Version = 1, Statement = "", ProfileLinks = [], CoverPictureId = null, FeaturedPictureIds = [] };

        (await Open().ReplaceAsync(cleared, default)).ShouldBe(ReplaceResult.Replaced);

        JsonSerializer.Serialize(await Open().FindAsync(account.Id, default)).ShouldBe(JsonSerializer.Serialize(cleared with { Version = 2 }));
    }

    [Fact]
    public async Task Every_key_leads_to_the_account_whatever_the_case_of_the_address()
    {
        var account = Full("Ada@Example.com");
        await Open().AddAsync(account, default);

        foreach (var key in account.Keys().Append(AccountKey.Email("aDA@eXample.COM")))
            (await Open().FindAsync(key, default)).ShouldNotBeNull().Id.ShouldBe(account.Id);
        (await Open().FindAsync(AccountKey.Token("other"), default)).ShouldBeNull();
    }

    [Fact]
    public async Task Of_many_who_take_one_address_at_once_one_gets_it()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(number =>
            Task.Run(() => Open().AddAsync(New(number % 2 == 0 ? "same@example.com" : "SAME@example.com"), default))));

        results.Count(added => added).ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_account_leaves_nothing_behind()
    {
        await Open().AddAsync(New("a@example.com"), default);
        var login = new ExternalLogin("google", "free");
        var refused = New("a@example.com") with { Logins = [login] };

        (await Open().AddAsync(refused, default)).ShouldBeFalse();

        (await Open().FindAsync(refused.Id, default)).ShouldBeNull();
        (await Open().FindAsync(AccountKey.Login(login), default)).ShouldBeNull();
    }

    [Fact]
    public async Task Of_many_who_replace_one_version_at_once_one_succeeds()
    {
        var account = New("a@example.com");
        await Open().AddAsync(account, default);

        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(number =>
            Task.Run(() => Open().ReplaceAsync(account with { Version = 1, DisplayName = $"Name {number}" }, default))));

        results.Count(result => result == ReplaceResult.Replaced).ShouldBe(1);
        results.Count(result => result == ReplaceResult.Moved).ShouldBe(15);
        (await Open().FindAsync(account.Id, default))!.Version.ShouldBe(2);
    }

    [Fact]
    public async Task Of_many_who_use_one_link_at_once_one_does()
    {
        var secret = Secret.New();
        await Open().AddAsync(New("a@example.com").Issue(TokenPurpose.ResetPassword, secret, s_now), default);

        var used = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() => Open().ChangeAsync(
            AccountKey.Token(secret.Hash),
            account => account.Use(TokenPurpose.ResetPassword, secret.Hash, s_now) is { } changed ? changed with { PasswordHash = $"{number}" } : null,
            default))));

        used.Count(account => account is not null).ShouldBe(1);
        (await Open().FindAsync(AccountKey.Token(secret.Hash), default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_replacement_cannot_take_the_key_of_another_account_and_changes_nothing_then()
    {
        var (ada, bob) = (New("ada@example.com"), New("bob@example.com"));
        await Open().AddAsync(ada, default);
        await Open().AddAsync(bob, default);

        (await Open().ReplaceAsync(bob with { Version = 1, Email = "ADA@example.com" }, default)).ShouldBe(ReplaceResult.KeyTaken);

        (await Open().FindAsync(AccountKey.Email("bob@example.com"), default)).ShouldNotBeNull().Version.ShouldBe(1);
    }

    [Fact]
    public async Task Keys_that_a_replacement_drops_are_free_again()
    {
        var account = New("a@example.com");
        await Open().AddAsync(account, default);

        await Open().ReplaceAsync(account with { Version = 1, Email = null }, default);

        (await Open().FindAsync(AccountKey.Email("a@example.com"), default)).ShouldBeNull();
        (await Open().AddAsync(New("a@example.com"), default)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_replacement_of_what_is_not_there_is_not_stored()
    {
        (await Open().ReplaceAsync(New("a@example.com") with { Version = 1 }, default)).ShouldBe(ReplaceResult.Moved);
    }

    [Fact]
    public async Task Several_accounts_come_at_once_without_those_that_are_not_there()
    {
        var (ada, bob) = (New("ada@example.com"), New("bob@example.com"));
        await Open().AddAsync(ada, default);
        await Open().AddAsync(bob, default);

        var found = await Open().FindManyAsync([ada.Id, bob.Id, Ids.From("nobody")], default);

        found.Select(account => account.Id).ShouldBe([ada.Id, bob.Id], ignoreOrder: true);
        (await Open().FindManyAsync([], default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_due_is_found_longest_due_first()
    {
        await Open().AddAsync(New("idle@example.com"), default);
        var late = await AddDueAsync("late@example.com", s_now.AddMinutes(-1));
        var first = await AddDueAsync("first@example.com", s_now.AddMinutes(-2));
        await AddDueAsync("future@example.com", s_now.AddMinutes(1));

        (await Open().FindDueAsync(s_now, 10, default)).Select(account => account.Id).ShouldBe([first.Id, late.Id]);
        (await Open().FindDueAsync(s_now, 1, default)).ShouldHaveSingleItem().Id.ShouldBe(first.Id);

        await Open().ReplaceAsync(first with { Version = 1, Outbox = [] }, default);
        (await Open().FindDueAsync(s_now, 10, default)).ShouldHaveSingleItem().Id.ShouldBe(late.Id);
    }

    [Fact]
    public async Task Of_many_who_take_one_name_at_once_one_gets_it()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(number =>
            Task.Run(() => Open().AddAsync(New($"{number}@example.com") with { NameKeys = ["ada"] }, default))));

        results.Count(added => added).ShouldBe(1);
        (await Open().FindAsync(AccountKey.Name("ada"), default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Operators_are_found_by_their_role()
    {
        await Open().AddAsync(New("ada@example.com"), default);
        var boss = New("boss@example.com") with { OperatorSince = s_now };
        await Open().AddAsync(boss, default);

        (await Open().FindOperatorsAsync(default)).ShouldHaveSingleItem().Id.ShouldBe(boss.Id);
        await Open().ReplaceAsync(boss with { Version = 1, OperatorSince = null }, default);
        (await Open().FindOperatorsAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Open_accounts_whose_names_were_not_looked_at_are_found_by_id()
    {
        var accounts = Enumerable.Range(0, 3).Select(number => New($"{number}@example.com")).OrderBy(account => account.Id, StringComparer.Ordinal).ToList();
        foreach (var account in accounts)
            await Open().AddAsync(account, default);
        await Open().AddAsync(New("named@example.com") with { NameKeys = [] }, default);
        await Open().AddAsync(New("closed@example.com") with { ClosedAt = s_now }, default);

        (await Open().FindUnnamedAsync("", 10, default)).Select(account => account.Id).ShouldBe(accounts.Select(account => account.Id));
        (await Open().FindUnnamedAsync(accounts[0].Id, 1, default)).ShouldHaveSingleItem().Id.ShouldBe(accounts[1].Id);
    }

    private async Task<UserAccount> AddDueAsync(string email, DateTimeOffset due)
    {
        var account = New(email) with { Outbox = [new OutboxEntry(Ids.From(email), OutboxKind.SweepAvatar, due, "key")] };
        await Open().AddAsync(account, default);
        return account;
    }

    private static UserAccount New(string email) => new() { Id = Ids.New(TimeProvider.System), Email = email, JoinedAt = s_now };

    private static UserAccount Full(string email) => New(email) with
    {
        EmailVerified = true,
        DisplayName = "Ada \"Countess\" 🎨",
        OperatorSince = s_now.AddDays(-1),
        NameKeys = ["adacountess"],
        Bio = "One line\nand another",
        Statement = "Light on water.\nAnd 🎨 engines",
        ProfileLinks = [new ProfileLink("Studio", "https://example.com/a?b=c"), new ProfileLink("Zeitung", "https://xn--mller-kva.example/")],
        CoverPictureId = Ids.From("cover"),
        FeaturedPictureIds = [Ids.From("z"), Ids.From("a"), Ids.From("m")],
        DateOfBirth = new DateOnly(1990, 2, 28),
        DateOfBirthCorrections = [new DateOfBirthCorrection(new DateOnly(2090, 2, 28), s_now.AddDays(-3))],
        AvatarKey = "avatars/a.webp",
        PasswordHash = "hash",
        Logins = [new ExternalLogin("google", "1234")],
        Tokens = [new OneTimeToken(TokenPurpose.ResetPassword, "token-hash", s_now.AddHours(1))],
        Sessions = [new SessionRecord(Ids.From("s"), s_now, s_now.AddDays(30), [new RefreshTokenRecord("r", s_now, s_now.AddSeconds(1))])],
        Outbox = [new OutboxEntry(Ids.From("o"), OutboxKind.AccountClosed, s_now, Round: 2, Attempts: 3)],
    };
}
