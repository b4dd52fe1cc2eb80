using Picasso.Users.SigningTokens;

namespace Picasso.Conformance.Tests.Users;

/// <summary>What every store of signing keys must do.</summary>
public abstract class SigningKeyStoreConformance : IDisposable
{
    private static readonly DateTimeOffset s_now = new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private protected abstract ISigningKeyStore Open();

    public abstract void Dispose();

    [Fact]
    public async Task Keys_come_back_oldest_first_until_they_are_removed()
    {
        await Open().TryAddAsync(Key(2), default);
        await Open().TryAddAsync(Key(1), default);

        var keys = await Open().ListAsync(default);
        keys.Select(key => key.Number).ShouldBe([1, 2]);
        keys[0].Pkcs8.ShouldBe(Key(1).Pkcs8);
        keys[0].CreatedAt.ShouldBe(s_now);

        await Open().RemoveAsync(1, default);
        await Open().RemoveAsync(1, default);
        (await Open().ListAsync(default)).ShouldHaveSingleItem().Number.ShouldBe(2);
    }

    [Fact]
    public async Task Of_many_who_make_one_key_at_once_one_does()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(number =>
            Task.Run(() => Open().TryAddAsync(Key(1) with { Pkcs8 = [(byte)number] }, default))));

        results.Count(added => added).ShouldBe(1);
        (await Open().ListAsync(default)).ShouldHaveSingleItem();
    }

    private static StoredKey Key(int number) => new(number, s_now, [(byte)number, 2, 3]);
}
