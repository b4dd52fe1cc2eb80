namespace Picasso.Users.Model;

/// <summary>A device on which somebody signed in before, of whose token only the hash is kept.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Hash">Hash of its secret.</param>
/// <param name="SeenAt">When it signed in last, UTC.</param>
internal sealed record KnownDevice(string Id, string Hash, DateTimeOffset SeenAt);

/// <summary>Knows the devices of an account. Being known signs nobody in: it only spares a device the limits of unknown ones. Pure.</summary>
internal static class KnownDevices
{
    /// <summary>How many devices of an account are known; the one that was not seen for longest goes.</summary>
    public const int Max = 10;

    /// <summary>How many tokens of one browser are looked at: people may share it.</summary>
    public const int MaxShown = 5;

    private static readonly TimeSpan s_lifetime = TimeSpan.FromDays(180);

    /// <summary>The device to which one of the tokens belongs; null for an unknown one.</summary>
    public static KnownDevice? FindDevice(this UserAccount account, IEnumerable<string> tokens, DateTimeOffset now)
    {
        // The same form as a refresh token: an id, a dot, a secret.
        var shown = tokens.Take(MaxShown).Select(RefreshToken.Parse).OfType<RefreshToken>().ToList();
        return account.Devices.FirstOrDefault(device => device.SeenAt + s_lifetime > now
            && shown.Any(token => token.SessionId == device.Id && token.SecretHash == device.Hash));
    }

    /// <summary>The account with the device as seen now.</summary>
    public static UserAccount WithDevice(this UserAccount account, KnownDevice device, DateTimeOffset now)
    {
        var others = account.Devices.Where(other => other.Id != device.Id && other.SeenAt + s_lifetime > now).OrderBy(other => other.SeenAt);
        return account with { Devices = [.. others.TakeLast(Max - 1), device with { SeenAt = now }] };
    }
}

/// <summary>A device that gets its token now.</summary>
/// <param name="Device">What is kept.</param>
/// <param name="Token">What the browser gets.</param>
internal sealed record NewDevice(KnownDevice Device, string Token)
{
    public static NewDevice Make(string id, DateTimeOffset now)
    {
        var secret = Secret.New();
        return new NewDevice(new KnownDevice(id, secret.Hash, now), RefreshToken.Compose(id, secret));
    }
}
