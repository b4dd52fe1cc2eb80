using System.Globalization;
using Picasso.Kernel;
using Picasso.Users.Model;

namespace Picasso.Users.Mongo;

/// <summary>Maps accounts to their documents and back.</summary>
internal static class AccountMapping
{
    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>The document of an account with its new version.</summary>
    public static AccountDocument ToDocument(this UserAccount account, long version) => new()
    {
        Id = account.Id,
        Version = version,
        Keys = [.. account.Keys().Select(key => key.Value)],
        Due = account.Outbox.Count == 0 ? null : account.Outbox.Min(entry => entry.DueAt).ToUnixTimeMilliseconds(),
        Email = account.Email,
        EmailVerified = account.EmailVerified,
        OperatorSince = account.OperatorSince?.ToUnixTimeMilliseconds(),
        DisplayName = account.DisplayName,
        NameKeys = account.NameKeys is { } names ? [.. names] : null,
        Bio = account.Bio,
        Statement = account.Statement.Length > 0 ? account.Statement : null,
        Links = account.ProfileLinks.Count > 0
            ? [.. account.ProfileLinks.Select(link => new LinkDocument { Label = link.Label, Url = link.Url })] : null,
        CoverPictureId = account.CoverPictureId?.Value,
        FeaturedPictureIds = account.FeaturedPictureIds.Count > 0 ? [.. account.FeaturedPictureIds.Select(id => id.Value)] : null,
        DateOfBirth = account.DateOfBirth is { } born ? Text(born) : null,
        DateOfBirthCorrections = account.DateOfBirthCorrections.Count > 0
            ? [.. account.DateOfBirthCorrections.Select(one => new BirthDocument { Born = Text(one.Before), At = one.At.ToUnixTimeMilliseconds() })] : null,
        Language = account.Language,
        AvatarKey = account.AvatarKey,
        PasswordHash = account.PasswordHash,
        JoinedAt = account.JoinedAt.ToUnixTimeMilliseconds(),
        ClosedAt = account.ClosedAt?.ToUnixTimeMilliseconds(),
        Logins = [.. account.Logins.Select(login => new LoginDocument { Provider = login.Provider, Subject = login.Subject })],
        Tokens = [.. account.Tokens.Select(ToDocument)],
        Sessions = [.. account.Sessions.Select(ToDocument)],
        Devices = [.. account.Devices.Select(device =>
            new DeviceDocument { Id = device.Id, Hash = device.Hash, SeenAt = device.SeenAt.ToUnixTimeMilliseconds() })],
        Outbox = [.. account.Outbox.Select(ToDocument)],
    };

    /// <summary>The account of a document.</summary>
    public static UserAccount ToAccount(this AccountDocument document) => new()
    {
        Id = document.Id,
        Version = document.Version,
        Email = document.Email,
        EmailVerified = document.EmailVerified,
        OperatorSince = Time(document.OperatorSince),
        DisplayName = document.DisplayName,
        NameKeys = document.NameKeys,
        Bio = document.Bio,
        Statement = document.Statement ?? "",
        ProfileLinks = [.. (document.Links ?? []).Select(link => new ProfileLink(link.Label, link.Url))],
        CoverPictureId = document.CoverPictureId is { } cover ? new PictureId(cover) : default(PictureId?),
        FeaturedPictureIds = [.. (document.FeaturedPictureIds ?? []).Select(id => new PictureId(id))],
        DateOfBirth = document.DateOfBirth is { } date ? Date(date) : null,
        DateOfBirthCorrections = [.. (document.DateOfBirthCorrections ?? []).Select(one => new DateOfBirthCorrection(Date(one.Born), Time(one.At)))],
        Language = document.Language,
        AvatarKey = document.AvatarKey,
        PasswordHash = document.PasswordHash,
        JoinedAt = Time(document.JoinedAt),
        ClosedAt = Time(document.ClosedAt),
        Logins = [.. document.Logins.Select(login => new ExternalLogin(login.Provider, login.Subject))],
        Tokens = [.. document.Tokens.Select(token => new OneTimeToken((TokenPurpose)token.Purpose, token.Hash, Time(token.ExpiresAt)))],
        Sessions = [.. document.Sessions.Select(ToSession)],
        Devices = [.. (document.Devices ?? []).Select(device => new KnownDevice(device.Id, device.Hash, Time(device.SeenAt)))],
        Outbox = [.. document.Outbox.Select(ToEntry)],
    };

    private static TokenDocument ToDocument(OneTimeToken token) =>
        new() { Purpose = (int)token.Purpose, Hash = token.Hash, ExpiresAt = token.ExpiresAt.ToUnixTimeMilliseconds() };

    private static SessionDocument ToDocument(SessionRecord session) => new()
    {
        Id = session.Id,
        StartedAt = session.StartedAt.ToUnixTimeMilliseconds(),
        ExpiresAt = session.ExpiresAt.ToUnixTimeMilliseconds(),
        Tokens = [.. session.Tokens.Select(ToDocument)],
    };

    private static RefreshDocument ToDocument(RefreshTokenRecord token) => new()
    {
        Hash = token.Hash,
        IssuedAt = token.IssuedAt.ToUnixTimeMilliseconds(),
        ReplacedAt = token.ReplacedAt?.ToUnixTimeMilliseconds(),
        Parent = token.Parent,
    };

    private static OutboxDocument ToDocument(OutboxEntry entry) => new()
    {
        Id = entry.Id,
        Kind = (int)entry.Kind,
        DueAt = entry.DueAt.ToUnixTimeMilliseconds(),
        ObjectKey = entry.ObjectKey,
        Round = entry.Round,
        Attempts = entry.Attempts,
    };

    private static SessionRecord ToSession(SessionDocument session) => new(
        session.Id, Time(session.StartedAt), Time(session.ExpiresAt),
        [.. session.Tokens.Select(token =>
            new RefreshTokenRecord(token.Hash, Time(token.IssuedAt), Time(token.ReplacedAt), token.Parent))]);

    private static OutboxEntry ToEntry(OutboxDocument entry) =>
        new(entry.Id, (OutboxKind)entry.Kind, Time(entry.DueAt), entry.ObjectKey, entry.Round, entry.Attempts);

    private static string Text(DateOnly date) => date.ToString(DateFormat, CultureInfo.InvariantCulture);

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, DateFormat, CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private static DateTimeOffset? Time(long? milliseconds) => milliseconds is { } known ? Time(known) : null;
}
