using Picasso.Users.SigningTokens;

namespace Picasso.Domain.Tests.Users;

public class KeyRotationTests
{
    private static readonly DateTimeOffset s_now = new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void The_first_key_is_made_and_signs_at_once()
    {
        KeyRotation.Due([], s_now).ShouldBe(1);
        Signing([Key(1, s_now)], s_now).ShouldBe(1);
    }

    [Fact]
    public void The_next_key_is_made_after_thirty_days()
    {
        KeyRotation.Due([Key(1, s_now)], s_now.AddDays(29.9)).ShouldBeNull();
        KeyRotation.Due([Key(1, s_now)], s_now.AddDays(30)).ShouldBe(2);
    }

    [Fact]
    public void A_new_key_is_published_for_a_day_before_it_signs_and_the_old_one_a_day_longer()
    {
        StoredKey[] keys = [Key(1, s_now), Key(2, s_now.AddDays(30))];

        Signing(keys, s_now.AddDays(30.9)).ShouldBe(1);
        Signing(keys, s_now.AddDays(31)).ShouldBe(2);
        KeyRotation.Expired(keys, s_now.AddDays(31.9)).ShouldBeEmpty();
        KeyRotation.Expired(keys, s_now.AddDays(32)).ShouldHaveSingleItem().Number.ShouldBe(1);
    }

    [Fact]
    public void The_only_key_never_goes() => KeyRotation.Expired([Key(1, s_now)], s_now.AddYears(9)).ShouldBeEmpty();

    private static int Signing(StoredKey[] keys, DateTimeOffset now) => keys[KeyRotation.Signing(keys, key => key.CreatedAt, now)].Number;

    private static StoredKey Key(int number, DateTimeOffset createdAt) => new(number, createdAt, []);
}
