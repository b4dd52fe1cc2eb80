namespace Picasso.Users.Model;

/// <summary>A device with an earlier sign-in; only the hash of its token is stored.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Hash">Hash of its secret.</param>
/// <param name="SeenAt">The time of its last sign-in, UTC.</param>
internal sealed record KnownDevice(string Id, string Hash, DateTimeOffset SeenAt);

/// <summary>The known devices of an account. A known device is not signed in: it is only exempt from the limits of unknown ones. Pure.</summary>
internal static class KnownDevices
{
    /// <summary>The maximum number of known devices of an account; the least recently used one is removed.</summary>
    public const int Max = 10;

    /// <summary>How many tokens of one browser are checked: several people may share it.</summary>
    public const int MaxShown = 5;

    private static readonly TimeSpan s_lifetime = TimeSpan.FromDays(180);

    /// <summary>The device of one of the tokens; null for an unknown one.</summary>
    public static KnownDevice? FindDevice(this UserAccount account, IEnumerable<string> tokens, DateTimeOffset now)
    {
        // The same form as a refresh token: an id, a dot, a secret.
        var shown = tokens.Take(MaxShown).Select(RefreshToken.Parse).OfType<RefreshToken>().ToList();
        return account.Devices.FirstOrDefault(device => device.SeenAt + s_lifetime > now
            && shown.Any(token => token.SessionId == device.Id && token.SecretHash == device.Hash));
    }

    /// <summary>The account with the device's time updated.</summary>
    public static UserAccount WithDevice(this UserAccount account, KnownDevice device, DateTimeOffset now)
    {
        var others = account.Devices.Where(other => other.Id != device.Id && other.SeenAt + s_lifetime > now).OrderBy(other => other.SeenAt);
        return account with { Devices = [.. others.TakeLast(Max - 1), device with { SeenAt = now }] };
    }
}

/// <summary>A device with a new token.</summary>
/// <param name="Device">The stored part.</param>
/// <param name="Token">The token for the browser.</param>
internal sealed record NewDevice(KnownDevice Device, string Token)
{
    public static NewDevice Make(string id, DateTimeOffset now)
    {
        var secret = Secret.New();
        return new NewDevice(new KnownDevice(id, secret.Hash, now), RefreshToken.Compose(id, secret));
    }
}
