using Picasso.Users.Model;
using Picasso.Users.Registering;

namespace Picasso.Conformance.Tests.Users;

/// <summary>What every store of pending registrations must do.</summary>
public abstract class PendingRegistrationsConformance : IDisposable
{
    private static readonly DateTimeOffset s_now = new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private protected abstract IPendingRegistrations Open();

    public abstract void Dispose();

    [Fact]
    public async Task A_registration_comes_back_by_its_link_as_it_went_in()
    {
        var full = New("a") with
        {
            DateOfBirth = new DateOnly(1990, 2, 28), PasswordHash = "hash", Login = new ExternalLogin("facebook", "66"), BrowserHash = "browser",
            ReturnPath = "/pictures/1/buy",
            Language = "de",
        };
        await AddAsync(full);

        (await Open().FindAsync("a", s_now, default)).ShouldBe(full);
        (await Open().FindAsync("b", s_now, default)).ShouldBeNull();
    }

    [Fact]
    public async Task The_latest_of_an_address_is_found_whatever_its_case()
    {
        await AddAsync(New("a"));
        await AddAsync(New("b", "ADA@example.com"));
        await AddAsync(New("c", "eve@example.com"));

        (await Open().FindLatestAsync("aDA@example.com", s_now, default)).ShouldNotBeNull().TokenHash.ShouldBe("b");
        (await Open().FindLatestAsync("bob@example.com", s_now, default)).ShouldBeNull();
    }

    [Fact]
    public async Task What_expired_is_not_found()
    {
        await AddAsync(New("a"));

        (await Open().FindAsync("a", s_now + PendingRegistration.Lifetime, default)).ShouldBeNull();
        (await Open().FindLatestAsync("ada@example.com", s_now + PendingRegistration.Lifetime, default)).ShouldBeNull();
    }

    [Fact]
    public async Task The_oldest_of_an_address_beyond_the_limit_end()
    {
        foreach (var token in new[] { "a", "b", "c" })
            await AddAsync(New(token), keep: 2);
        await AddAsync(New("d", "eve@example.com"), keep: 2);

        (await Open().FindAsync("a", s_now, default)).ShouldBeNull();
        (await Open().FindAsync("b", s_now, default)).ShouldNotBeNull();
        (await Open().FindAsync("d", s_now, default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task All_of_an_address_end_together_and_those_of_others_stay()
    {
        await AddAsync(New("a"));
        await AddAsync(New("b", "ADA@example.com"));
        await AddAsync(New("c", "eve@example.com"));

        await Open().RemoveAllAsync("Ada@Example.com", default);

        (await Open().FindLatestAsync("ada@example.com", s_now, default)).ShouldBeNull();
        (await Open().FindAsync("b", s_now, default)).ShouldBeNull();
        (await Open().FindAsync("c", s_now, default)).ShouldNotBeNull();
    }

    private Task AddAsync(PendingRegistration registration, int keep = 10) => Open().AddAsync(registration, keep, s_now, default);

    private static PendingRegistration New(string token, string email = "ada@example.com") =>
        new() { TokenHash = token, Email = email, DisplayName = "Ada", CreatedAt = s_now };
}
