namespace Picasso.Users.Model;

/// <summary>The purpose of a one-time token; the numbers are stored.</summary>
internal enum TokenPurpose
{
    /// <summary>Proves the address.</summary>
    VerifyEmail = 1,

    /// <summary>Sets a new password.</summary>
    ResetPassword = 2,

    /// <summary>Completes an external sign-in.</summary>
    SignIn = 3,

    /// <summary>Was used to confirm the address; kept so that a second click on the link gets a helpful answer.</summary>
    Confirmed = 4,
}

/// <summary>An issued token; only the hash is stored.</summary>
internal sealed record OneTimeToken(TokenPurpose Purpose, string Hash, DateTimeOffset ExpiresAt);

/// <summary>Issues and consumes one-time tokens. Pure: the secret is a parameter.</summary>
internal static class OneTimeTokens
{
    // A mailed link stays valid when another one is requested, because mails may arrive out of order.
    private const int MaxPerPurpose = 3;

    private static readonly Dictionary<TokenPurpose, TimeSpan> s_lifetimes = new()
    {
        [TokenPurpose.VerifyEmail] = TimeSpan.FromHours(24),
        [TokenPurpose.ResetPassword] = TimeSpan.FromHours(1),
        [TokenPurpose.SignIn] = TimeSpan.FromSeconds(60),
        [TokenPurpose.Confirmed] = TimeSpan.FromDays(30),
    };

    /// <summary>The account with one more token; expired ones and the oldest above a few of a kind are removed.</summary>
    public static UserAccount Issue(this UserAccount account, TokenPurpose purpose, Secret secret, DateTimeOffset now) =>
        account.Issue(purpose, secret.Hash, now);

    /// <summary>The same when more than the secret must be presented: the hash covers all of it.</summary>
    public static UserAccount Issue(this UserAccount account, TokenPurpose purpose, string hash, DateTimeOffset now)
    {
        var token = new OneTimeToken(purpose, hash, now + s_lifetimes[purpose]);
        var others = account.Tokens.Where(other => other.ExpiresAt > now).ToList();
        var ofKind = others.Where(other => other.Purpose == purpose).Reverse().Skip(MaxPerPurpose - 1).ToHashSet();
        return account with { Tokens = [.. others.Where(other => !ofKind.Contains(other)), token] };
    }

    /// <summary>The account without any token of the purpose, if this one is valid now; otherwise null.</summary>
    public static UserAccount? Use(this UserAccount account, TokenPurpose purpose, string hash, DateTimeOffset now) =>
        account.Tokens.Any(token => token.Purpose == purpose && token.Hash == hash && token.ExpiresAt > now)
            ? account.WithoutTokens(purpose)
            : null;

    /// <summary>The account without any token of the purpose.</summary>
    public static UserAccount WithoutTokens(this UserAccount account, TokenPurpose purpose) =>
        account with { Tokens = [.. account.Tokens.Where(token => token.Purpose != purpose)] };
}
