using Picasso.Contracts.Users;

namespace Picasso.Users.Tests;

/// <summary>Other services may ask whether an account was used in a browser, by what that browser shows.</summary>
public sealed class DeviceChecksTests
{
    [Fact]
    public async Task Case_19_users_knows_the_browser_of_a_second_account()
    {
        await using var users = await UsersHost.StartAsync();
        var (ada, ben) = (await users.JoinAsync("ada@example.com"), await users.JoinAsync("ben@example.com"));
        string[] shared = [ben.DeviceToken, ada.DeviceToken];

        (await IsKnownAsync(users, ada, shared)).ShouldBeTrue();
        (await IsKnownAsync(users, ada, [ben.DeviceToken])).ShouldBeFalse("the browser of another");
        (await IsKnownAsync(users, ada, [])).ShouldBeFalse("a browser that shows nothing");
        (await IsKnownAsync(users, ada, [$"{ada.DeviceToken.Split('.')[0]}.{ben.DeviceToken.Split('.')[1]}", "no token"])).ShouldBeFalse("an invented secret");
        (await IsKnownAsync(users, ada, [.. Enumerable.Repeat(ben.DeviceToken, 5), ada.DeviceToken])).ShouldBeFalse("more than are looked at");
        users.Clock.Advance(TimeSpan.FromDays(181));
        (await IsKnownAsync(users, ada, shared)).ShouldBeFalse("forgotten after 180 days");
    }

    private static async Task<bool> IsKnownAsync(UsersHost users, Session session, string[] tokens) => (await users.DeviceChecks.CheckAsync(
        new CheckDeviceRequest { UserId = session.Account.Profile.UserId, DeviceTokens = { tokens } })).Known;
}
