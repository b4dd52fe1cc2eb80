using Picasso.Kernel;

namespace Picasso.Users.Model;

/// <summary>A user's account with everything that must change together: one document, replaced as a whole under its version.</summary>
internal sealed record UserAccount
{
    /// <summary>The public id.</summary>
    public required string Id { get; init; }

    /// <summary>Incremented by every replacement; the store rejects a replacement of any other version.</summary>
    public long Version { get; init; }

    /// <summary>The address in its holder's spelling; null once closed.</summary>
    public string? Email { get; init; }

    /// <summary>The mailed link was used, or a provider verified the address.</summary>
    public bool EmailVerified { get; init; }

    /// <summary>Public name.</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>
    /// Skeletons of the name that this account owns, so that no other account gets a confusable name. Empty for a name from before
    /// docs/decisions/0028 that an older account also has; null before they were computed.
    /// </summary>
    public IReadOnlyList<string>? NameKeys { get; init; }

    /// <summary>Public biography.</summary>
    public string Bio { get; init; } = "";

    /// <summary>Public words about the user's work.</summary>
    public string Statement { get; init; } = "";

    /// <summary>Public links to other sites, in display order.</summary>
    public IReadOnlyList<ProfileLink> ProfileLinks { get; init; } = [];

    /// <summary>The picture of the cover; null for none.</summary>
    public PictureId? CoverPictureId { get; init; }

    /// <summary>Featured pictures in the user's order.</summary>
    public IReadOnlyList<PictureId> FeaturedPictureIds { get; init; } = [];

    /// <summary>Null when not given.</summary>
    public DateOnly? DateOfBirth { get; init; }

    /// <summary>What it was before, and until when: the audit record of its corrections, oldest first.</summary>
    public IReadOnlyList<DateOfBirthCorrection> DateOfBirthCorrections { get; init; } = [];

    /// <summary>Key of the profile picture in the public bucket; null without one.</summary>
    public string? AvatarKey { get; init; }

    /// <summary>The tag of the language of its mails; null where none was chosen, which is English.</summary>
    public string? Language { get; init; }

    /// <summary>Since when its holder is an operator, UTC; null for all others. Only a command on the server sets it.</summary>
    public DateTimeOffset? OperatorSince { get; init; }

    /// <summary>Null for an account that only signs in externally.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>When it was created, UTC.</summary>
    public required DateTimeOffset JoinedAt { get; init; }

    /// <summary>When it was closed, UTC.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Identities at external providers that sign in to this account.</summary>
    public IReadOnlyList<ExternalLogin> Logins { get; init; } = [];

    /// <summary>Unused mailed links and codes.</summary>
    public IReadOnlyList<OneTimeToken> Tokens { get; init; } = [];

    /// <summary>Signed-in browsers.</summary>
    public IReadOnlyList<SessionRecord> Sessions { get; init; } = [];

    /// <summary>Devices with an earlier sign-in.</summary>
    public IReadOnlyList<KnownDevice> Devices { get; init; } = [];

    /// <summary>Pending external effects of this account.</summary>
    public IReadOnlyList<OutboxEntry> Outbox { get; init; } = [];

    /// <summary>Whether it is closed.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsClosed => ClosedAt is not null;

    /// <summary>
    /// Whether its holder can act. Accounts from before docs/decisions/0020 may be unverified: their creators never proved the address, so nothing in
    /// them opens a session.
    /// </summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsUsable => !IsClosed && EmailVerified;

    /// <summary>The unique keys by which a store finds this account.</summary>
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
