using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Picasso.Contracts.Users;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Authentication;
using Picasso.Users.ChangingPasswords;
using Picasso.Users.Closing;
using Picasso.Users.EditingProfiles;
using Picasso.Users.Limiting;
using Picasso.Users.Model;
using Picasso.Users.PresentingWork;
using Picasso.Users.Recovering;
using Picasso.Users.Registering;
using Picasso.Users.Requesting;
using Picasso.Users.SettingAvatars;
using Picasso.Users.Verifying;

namespace Picasso.Users.Serving;

/// <summary>Maps <c>picasso.users.v1.Accounts</c> to its use cases.</summary>
internal sealed class AccountsService(
    RegisterAccount register, VerifyEmail verify, RequestLink requestLink, ResetPassword reset, ChangePassword changePassword,
    UpdateProfile updateProfile, SetLanguage setLanguage, SetAvatar setAvatar, WorkPresentation presentation, CloseAccount close, TokenLimits tokens, IUserStore store, Mapping map) : Accounts.AccountsBase
{
    [AllowAnonymous]
    public override async Task<RegisterResponse> Register(RegisterRequest request, ServerCallContext context)
    {
        var registration = new Registration(request.Email, request.Password, request.DisplayName, request.DateOfBirth, request.ReturnPath, request.Language);
        await register.HandleAsync(registration, context.FindClientAddress(), context.CancellationToken);
        return new RegisterResponse();
    }

    [AllowAnonymous]
    public override async Task<VerifyEmailResponse> VerifyEmail(VerifyEmailRequest request, ServerCallContext context)
    {
        var confirmation = new Confirmation(request.Token, request.Password, request.Browser);
        var confirmed = await tokens.RunAsync(
            context.FindClientAddress(), () => verify.HandleAsync(confirmation, context.CancellationToken));
        return confirmed is { } opened
            ? new VerifyEmailResponse { Session = map.ToSession(opened.Session, opened.DeviceToken), ReturnPath = opened.ReturnPath }
            : new VerifyEmailResponse { AlreadyConfirmed = true };
    }

    [AllowAnonymous]
    public override async Task<Verification> GetVerification(GetVerificationRequest request, ServerCallContext context)
    {
        var (step, provider) = await verify.LookAsync(request.Token, request.Browser, context.CancellationToken);
        return new Verification { Step = Mapping.ToContract(step), Provider = provider };
    }

    [AllowAnonymous]
    public override async Task<ResendVerificationResponse> ResendVerification(
        ResendVerificationRequest request, ServerCallContext context)
    {
        await requestLink.HandleAsync(TokenPurpose.VerifyEmail, request.Email, context.FindClientAddress(), context.CancellationToken);
        return new ResendVerificationResponse();
    }

    [AllowAnonymous]
    public override async Task<RequestPasswordResetResponse> RequestPasswordReset(
        RequestPasswordResetRequest request, ServerCallContext context)
    {
        await requestLink.HandleAsync(TokenPurpose.ResetPassword, request.Email, context.FindClientAddress(), context.CancellationToken);
        return new RequestPasswordResetResponse();
    }

    [AllowAnonymous]
    public override async Task<ResetPasswordResponse> ResetPassword(ResetPasswordRequest request, ServerCallContext context)
    {
        var source = context.FindClientAddress();
        var device = await tokens.RunAsync(source, () => reset.HandleAsync(request.Token, request.NewPassword, source, context.CancellationToken));
        return new ResetPasswordResponse { DeviceToken = device };
    }

    public override async Task<ChangePasswordResponse> ChangePassword(ChangePasswordRequest request, ServerCallContext context)
    {
        await changePassword.HandleAsync(
            Mapping.ToCaller(context), request.CurrentPassword, request.NewPassword, request.RefreshToken, context.CancellationToken);
        return new ChangePasswordResponse();
    }

    public override async Task<Account> GetAccount(GetAccountRequest request, ServerCallContext context) =>
        map.ToAccount(await store.RequireAsync(Mapping.ToCaller(context), context.CancellationToken));

    public override async Task<Account> UpdateProfile(UpdateProfileRequest request, ServerCallContext context) =>
        map.ToAccount(await updateProfile.HandleAsync(
            Mapping.ToCaller(context), request.DisplayName, request.Bio, request.DateOfBirth, context.CancellationToken));

    public override async Task<Account> SetLanguage(SetLanguageRequest request, ServerCallContext context) =>
        map.ToAccount(await setLanguage.HandleAsync(Mapping.ToCaller(context), request.Language, context.CancellationToken));

    public override async Task<Account> SetAvatar(SetAvatarRequest request, ServerCallContext context)
    {
        context.GetCaller().RequireVerified();
        return map.ToAccount(await setAvatar.HandleAsync(Mapping.ToCaller(context), request.Image.ToByteArray(), context.CancellationToken));
    }

    public override async Task<Account> UpdateStatement(UpdateStatementRequest request, ServerCallContext context)
    {
        context.GetCaller().RequireVerified();
        var links = request.Links.Select(link => new Model.ProfileLink(link.Label, link.Url)).ToList();
        return map.ToAccount(await presentation.UpdateStatementAsync(Mapping.ToCaller(context), request.Statement, links, context.CancellationToken));
    }

    public override async Task<Account> SetCover(SetCoverRequest request, ServerCallContext context)
    {
        context.GetCaller().RequireVerified();
        return map.ToAccount(await presentation.SetCoverAsync(
            Mapping.ToCaller(context), Mapping.ToPictureId(request.PictureId, "picture_id"), context.CancellationToken));
    }

    public override async Task<Account> FeaturePicture(FeaturePictureRequest request, ServerCallContext context)
    {
        context.GetCaller().RequireVerified();
        return map.ToAccount(await presentation.FeatureAsync(
            Mapping.ToCaller(context), Ids.Require(request.PictureId, "picture_id"),
            Mapping.ToPictureId(request.BeforePictureId, "before_picture_id"), context.CancellationToken));
    }

    public override async Task<Account> UnfeaturePicture(UnfeaturePictureRequest request, ServerCallContext context)
    {
        context.GetCaller().RequireVerified();
        return map.ToAccount(await presentation.UnfeatureAsync(
            Mapping.ToCaller(context), Ids.Require(request.PictureId, "picture_id"), context.CancellationToken));
    }

    public override async Task<DeleteAccountResponse> DeleteAccount(DeleteAccountRequest request, ServerCallContext context)
    {
        await close.HandleAsync(Mapping.ToCaller(context), request.Password, context.CancellationToken);
        return new DeleteAccountResponse();
    }
}
