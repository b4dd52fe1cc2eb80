namespace Picasso.Users.Model;

/// <summary>
/// A person's account with everything that must change together: one document, replaced whole under its version.
/// </summary>
internal sealed record UserAccount
{
    /// <summary>The public id.</summary>
    public required string Id { get; init; }

    /// <summary>Grows by one with every replacement; the store refuses a replacement of any other version.</summary>
    public long Version { get; init; }

    /// <summary>The address as its holder wrote it; null once closed.</summary>
    public string? Email { get; init; }

    /// <summary>The mailed link was used, or a provider vouches for the address.</summary>
    public bool EmailVerified { get; init; }

    /// <summary>Public name.</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>
    /// Skeletons of the name that this account holds, so that no other gets a name that passes for it. Empty for a name from before
    /// docs/decisions/0028 that an older account has too; null before that was looked at.
    /// </summary>
    public IReadOnlyList<string>? NameKeys { get; init; }

    /// <summary>Public words about oneself.</summary>
    public string Bio { get; init; } = "";

    /// <summary>Null when not given.</summary>
    public DateOnly? DateOfBirth { get; init; }

    /// <summary>Key of the profile picture in the public bucket; null without one.</summary>
    public string? AvatarKey { get; init; }

    /// <summary>Since when its holder runs the marketplace, UTC; null for everybody else. Given by a command on the server alone.</summary>
    public DateTimeOffset? OperatorSince { get; init; }

    /// <summary>Null for an account that only signs in externally.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset JoinedAt { get; init; }

    /// <summary>When its holder left, UTC.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Identities at external providers that sign in to this account.</summary>
    public IReadOnlyList<ExternalLogin> Logins { get; init; } = [];

    /// <summary>Mailed links and codes that were not used yet.</summary>
    public IReadOnlyList<OneTimeToken> Tokens { get; init; } = [];

    /// <summary>Signed-in browsers.</summary>
    public IReadOnlyList<SessionRecord> Sessions { get; init; } = [];

    /// <summary>Devices on which somebody signed in before.</summary>
    public IReadOnlyList<KnownDevice> Devices { get; init; } = [];

    /// <summary>What is still to be done because of this account, outside of it.</summary>
    public IReadOnlyList<OutboxEntry> Outbox { get; init; } = [];

    /// <summary>Whether its holder left.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsClosed => ClosedAt is not null;

    /// <summary>
    /// Whether its holder can act. Accounts from before docs/decisions/0020 may be unverified: whoever made one never proved its
    /// address, so that nothing in it opens a session.
    /// </summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsUsable => !IsClosed && EmailVerified;

    /// <summary>Under which unique keys a store finds this account.</summary>
    public IEnumerable<AccountKey> Keys()
    {
        if (Email is { } email)
            yield return AccountKey.Email(email);
        if (OperatorSince is not null)
            yield return AccountKey.Operator(Id);
        foreach (var skeleton in NameKeys ?? [])
            yield return AccountKey.Name(skeleton);
        foreach (var login in Logins)
            yield return AccountKey.Login(login);
        foreach (var token in Tokens)
            yield return AccountKey.Token(token.Hash);
        foreach (var session in Sessions)
            yield return AccountKey.Session(session.Id);
    }
}

/// <summary>An identity at an external provider.</summary>
/// <param name="Provider">"google" or "facebook".</param>
/// <param name="Subject">The provider's id of the person.</param>
internal sealed record ExternalLogin(string Provider, string Subject);
