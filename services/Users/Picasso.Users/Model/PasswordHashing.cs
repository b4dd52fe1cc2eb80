using Microsoft.AspNetCore.Identity;

namespace Picasso.Users.Model;

/// <summary>Hashes and checks passwords in the same time, with or without a stored hash.</summary>
internal sealed class PasswordHashing
{
    private static readonly UserAccount s_nobody = new() { Id = "", JoinedAt = default };

    private readonly IPasswordHasher<UserAccount> _hasher;
    private readonly string _decoy;

    public PasswordHashing(IPasswordHasher<UserAccount> hasher) => (_hasher, _decoy) = (hasher, hasher.HashPassword(s_nobody, Secret.New().Text));

    /// <summary>The slow, salted hash of a new password.</summary>
    public string Hash(string password) => _hasher.HashPassword(s_nobody, password);

    /// <summary>Whether this is the account's password; without an account or a password it takes the same time and is false.</summary>
    public PasswordCheck Check(UserAccount? account, string password) => Check(account?.PasswordHash, password);

    /// <summary>The same for a hash; null never matches.</summary>
    public PasswordCheck Check(string? passwordHash, string password)
    {
        var result = _hasher.VerifyHashedPassword(s_nobody, passwordHash ?? _decoy, password);
        return passwordHash is null || result == PasswordVerificationResult.Failed
            ? PasswordCheck.Wrong
            : result == PasswordVerificationResult.SuccessRehashNeeded ? PasswordCheck.RightButOld : PasswordCheck.Right;
    }
}

/// <summary>The result of comparing a password.</summary>
internal enum PasswordCheck
{
    /// <summary>It does not match.</summary>
    Wrong,

    /// <summary>It matches.</summary>
    Right,

    /// <summary>It matches, but its hash is weaker than present ones.</summary>
    RightButOld,
}
