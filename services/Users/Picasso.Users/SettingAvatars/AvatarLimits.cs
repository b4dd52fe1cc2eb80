using Microsoft.Extensions.Options;
using Picasso.Kernel;
using Picasso.Users.Limiting;
using Picasso.Users.Model;

namespace Picasso.Users.SettingAvatars;

/// <summary>Limits how many profile pictures one user, or one address, may have decoded. Counted before decoding, so parallel calls count.</summary>
internal sealed class AvatarLimits(IAttemptCounter counter, IOptions<AvatarOptions> options, TimeProvider clock)
{
    private readonly AvatarOptions _options = options.Value;

    /// <exception cref="DomainException">"too_many_avatars".</exception>
    public async Task CountAsync(SignedInUser caller, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await counter.HitAsync($"avatar:{caller.UserId}", _options.Window, now, cancellationToken) > _options.PerPerson
            || caller.Source is { } source
                && await counter.HitAsync($"avatar-source:{source}", _options.Window, now, cancellationToken) > _options.PerSource)
            throw new DomainError(
                DomainErrorKind.Exhausted, "too_many_avatars", "The profile picture was changed very often. Please try again in an hour.").ToException();
    }
}
