using Microsoft.AspNetCore.Identity;

namespace Picasso.Users.Model;

/// <summary>Hashes and checks passwords, with the same work whether there is something to check against or not.</summary>
internal sealed class PasswordHashing
{
    private static readonly UserAccount s_nobody = new() { Id = "", JoinedAt = default };

    private readonly IPasswordHasher<UserAccount> _hasher;
    private readonly string _decoy;

    public PasswordHashing(IPasswordHasher<UserAccount> hasher) => (_hasher, _decoy) = (hasher, hasher.HashPassword(s_nobody, Secret.New().Text));

    /// <summary>The slow, salted hash of a new password.</summary>
    public string Hash(string password) => _hasher.HashPassword(s_nobody, password);

    /// <summary>Whether this is the account's password; for no account, or one without a password, it takes as long and is false.</summary>
    public PasswordCheck Check(UserAccount? account, string password) => Check(account?.PasswordHash, password);

    /// <summary>The same for a hash; null is never right.</summary>
    public PasswordCheck Check(string? passwordHash, string password)
    {
        var result = _hasher.VerifyHashedPassword(s_nobody, passwordHash ?? _decoy, password);
        return passwordHash is null || result == PasswordVerificationResult.Failed
            ? PasswordCheck.Wrong
            : result == PasswordVerificationResult.SuccessRehashNeeded ? PasswordCheck.RightButOld : PasswordCheck.Right;
    }
}

/// <summary>How a password compared.</summary>
internal enum PasswordCheck
{
    /// <summary>It is another.</summary>
    Wrong,

    /// <summary>It is the one.</summary>
    Right,

    /// <summary>It is the one, but its hash is weaker than those made today.</summary>
    RightButOld,
}
