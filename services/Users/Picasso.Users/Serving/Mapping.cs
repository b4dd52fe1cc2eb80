using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Picasso.Contracts;
using Picasso.Contracts.Users;
using Picasso.Kernel;
using Picasso.ObjectStorage;
using Picasso.ServiceDefaults.Authentication;
using Picasso.Users.EditingProfiles;
using Picasso.Users.LoggingIn;
using Picasso.Users.Model;
using Picasso.Users.Verifying;

namespace Picasso.Users.Serving;

/// <summary>Maps accounts to contract messages. Only the fields listed here are sent.</summary>
internal sealed class Mapping(IObjectStore objects, TimeProvider clock)
{
    /// <summary>The profile for the page of its holder.</summary>
    public Profile ToProfile(UserAccount account)
    {
        var profile = ToShortProfile(account);
        profile.Statement = account.Statement;
        profile.Links.AddRange(account.ProfileLinks.Select(link => new Contracts.Users.ProfileLink { Label = link.Label, Url = link.Url }));
        profile.CoverPictureId = account.CoverPictureId?.Value ?? "";
        profile.FeaturedPictureIds.AddRange(account.FeaturedPictureIds.Select(id => id.Value));
        return profile;
    }

    /// <summary>The profile for the people of a list.</summary>
    public Profile ToShortProfile(UserAccount account) => new()
    {
        UserId = account.Id,
        DisplayName = account.DisplayName,
        Bio = account.Bio,
        AvatarUrl = account.AvatarKey is { } key ? objects.PublicUrl(key) : "",
        JoinedAt = account.JoinedAt.ToTimestamp(),
    };

    public Account ToAccount(UserAccount account) => new()
    {
        Profile = ToProfile(account),
        Email = account.Email ?? "",
        EmailVerified = account.EmailVerified,
        DateOfBirth = account.DateOfBirth?.ToString("yyyy-MM-dd") ?? "",
        AdultOn = account.DateOfBirth is { } born && Age.AdultOn(born) is { } first ? first.ToString("yyyy-MM-dd") : "",
        DateOfBirthCorrectionsLeft = account.CorrectionsLeft(),
        DateOfBirthCorrectableAt = account.NextCorrectionAt(clock.GetUtcNow())?.ToTimestamp(),
        Adult = Age.IsAdult(account.DateOfBirth, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)),
        LinkedProviders = { account.Logins.Select(login => login.Provider) },
        HasPassword = account.PasswordHash is not null,
        Language = account.Language ?? "",
    };

    public Session ToSession(OpenSession session, string? deviceToken = null) => new()
    {
        AccessToken = session.Access.Text,
        AccessExpiresAt = session.Access.ExpiresAt.ToTimestamp(),
        RefreshToken = session.RefreshToken,
        RefreshExpiresAt = session.RefreshExpiresAt.ToTimestamp(),
        Account = ToAccount(session.Account),
        DeviceToken = deviceToken ?? "",
        Roles = { session.IsOperator ? [PicassoClaims.OperatorRole] : Array.Empty<string>() },
    };

    public static VerificationStep ToContract(ConfirmationStep step) => step switch
    {
        ConfirmationStep.Password => VerificationStep.Password,
        ConfirmationStep.Confirm => VerificationStep.Confirm,
        ConfirmationStep.OtherBrowser => VerificationStep.OtherBrowser,
        _ => VerificationStep.Confirmed,
    };

    /// <summary>The id of a picture; null for an empty text.</summary>
    /// <exception cref="DomainException">"invalid_request" for anything else.</exception>
    public static PictureId? ToPictureId(string text, string field) => text.Length == 0 ? default(PictureId?) : new PictureId(Ids.Require(text, field));

    public static SignedInUser ToCaller(ServerCallContext context) => new(
        context.GetCaller().UserId,
        context.GetHttpContext().User.FindFirst(PicassoClaims.SessionId)?.Value,
        context.FindClientAddress());
}
