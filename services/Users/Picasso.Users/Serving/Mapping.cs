using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Picasso.Contracts;
using Picasso.Contracts.Users;
using Picasso.ObjectStorage;
using Picasso.ServiceDefaults.Authentication;
using Picasso.Users.LoggingIn;
using Picasso.Users.Model;
using Picasso.Users.Verifying;

namespace Picasso.Users.Serving;

/// <summary>Maps accounts to contract messages. Only the fields listed here are sent.</summary>
internal sealed class Mapping(IObjectStore objects, TimeProvider clock)
{
    public Profile ToProfile(UserAccount account) => new()
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
        Adult = Age.IsAdult(account.DateOfBirth, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)),
        LinkedProviders = { account.Logins.Select(login => login.Provider) },
        HasPassword = account.PasswordHash is not null,
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

    public static SignedInUser ToCaller(ServerCallContext context) => new(
        context.GetCaller().UserId,
        context.GetHttpContext().User.FindFirst(PicassoClaims.SessionId)?.Value,
        context.FindClientAddress());
}
