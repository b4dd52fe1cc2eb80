using Picasso.Users.Mailing;
using Picasso.Users.Model;

namespace Picasso.Users.Registering;

/// <summary>
/// One attempt to register an address, before the address is proved. It is not an account: it cannot sign in, and confirming its link applies this
/// attempt alone. docs/decisions/0020.
/// </summary>
internal sealed record PendingRegistration
{
    /// <summary>The validity of a link.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>Hash of the token in the mailed link.</summary>
    public required string TokenHash { get; init; }

    /// <summary>The address as given.</summary>
    public required string Email { get; init; }

    /// <summary>Public name.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Null when not given.</summary>
    public DateOnly? DateOfBirth { get; init; }

    /// <summary>The password that confirms this attempt; null when it started at a provider.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>The identity at the provider; null for an attempt with a password.</summary>
    public ExternalLogin? Login { get; init; }

    /// <summary>Hash of the secret in the browser in which a provider's attempt started: only that browser can confirm it.</summary>
    public string? BrowserHash { get; init; }

    /// <summary>The path on the site where the user wanted to go; null for none.</summary>
    public string? ReturnPath { get; init; }

    /// <summary>The tag of the language of its mails; null where none is known.</summary>
    public string? Language { get; init; }

    /// <summary>When it was stored, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when it can be confirmed, UTC.</summary>
    public DateTimeOffset ExpiresAt => CreatedAt + Lifetime;

    /// <summary>The recipient of its link.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public MailReader Reader => new(Email, Language);

    /// <summary>The same attempt under another link.</summary>
    public PendingRegistration WithLink(string tokenHash, DateTimeOffset now) => this with { TokenHash = tokenHash, CreatedAt = now };

    /// <summary>The verified account, derived from this attempt only.</summary>
    public UserAccount ToAccount(string id, DateTimeOffset now) => new UserAccount
    {
        Id = id,
        Email = Email,
        EmailVerified = true,
        DisplayName = DisplayName,
        DateOfBirth = DateOfBirth,
        Language = Language,
        PasswordHash = PasswordHash,
        Logins = Login is null ? [] : [Login],
        JoinedAt = now,
    }.Issue(TokenPurpose.Confirmed, TokenHash, now);
}
