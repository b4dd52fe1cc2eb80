using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Picasso.Users.Model;

namespace Picasso.Users.Tests;

/// <summary>The real hasher, made quick, that counts its slow work.</summary>
internal sealed class CountingHasher : IPasswordHasher<UserAccount>
{
    private readonly PasswordHasher<UserAccount> _inner = new(Options.Create(new PasswordHasherOptions { IterationCount = 1000 }));
    private int _work;

    public int Work => _work;

    public string HashPassword(UserAccount user, string password)
    {
        Interlocked.Increment(ref _work);
        return _inner.HashPassword(user, password);
    }

    public PasswordVerificationResult VerifyHashedPassword(UserAccount user, string hashedPassword, string providedPassword)
    {
        Interlocked.Increment(ref _work);
        return _inner.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}
