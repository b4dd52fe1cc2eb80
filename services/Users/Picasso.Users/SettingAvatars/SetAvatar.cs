using System.Security.Cryptography;
using Picasso.Kernel;
using Picasso.ObjectStorage;
using Picasso.Users.Model;

namespace Picasso.Users.SettingAvatars;

/// <summary>
/// Sets or clears the profile picture. The deletion of the object is recorded before the object is stored, so that a crash in between leaves no
/// orphan.
/// </summary>
internal sealed class SetAvatar(
    IUserStore store, AvatarLimits limits, AvatarImage images, IObjectStore objects, Signal<IUserStore> changed, TimeProvider clock)
{
    private static readonly TimeSpan s_untilSwept = TimeSpan.FromMinutes(10);

    public async Task<UserAccount> HandleAsync(SignedInUser caller, byte[] image, CancellationToken cancellationToken)
    {
        var key = image.Length == 0 ? null : await RenderAndStoreAsync(caller, image, cancellationToken);
        var account = await store.ChangeAsync(caller, current => current.WithAvatar(key, clock), cancellationToken);
        changed.Raise();
        return account;
    }

    private async Task<string> RenderAndStoreAsync(SignedInUser caller, byte[] image, CancellationToken cancellationToken)
    {
        await limits.CountAsync(caller, cancellationToken);
        return await StoreAsync(caller, await images.RenderAsync(caller.UserId, image, cancellationToken), cancellationToken);
    }

    private async Task<string> StoreAsync(SignedInUser caller, byte[] webp, CancellationToken cancellationToken)
    {
        // The last part makes every upload its own object: deleting one never deletes an identical other.
        var key = $"avatars/{Convert.ToHexStringLower(SHA256.HashData(webp))[..32]}-{Ids.New(clock)}.webp";
        await store.ChangeAsync(caller, account => account.WithSweep(key, clock.GetUtcNow() + s_untilSwept, clock), cancellationToken);
        using var content = new MemoryStream(webp, writable: false);
        await objects.PutAsync(Bucket.Public, key, content, "image/webp", cancellationToken);
        return key;
    }
}
