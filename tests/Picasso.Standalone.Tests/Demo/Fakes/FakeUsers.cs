using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Picasso.Contracts.Users;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Authentication;
using Picasso.Testing.Hosting;

namespace Picasso.Standalone.Tests.Demo.Fakes;

internal sealed class FakeAccounts(FakeMarketplace market) : Accounts.AccountsBase
{
    [AllowAnonymous]
    public override Task<RegisterResponse> Register(RegisterRequest request, ServerCallContext context)
    {
        market.Accounts.TryAdd(request.Email, new FakeAccount(Ids.From(request.Email), request.Email, request.Password)
        {
            Name = request.DisplayName, Link = $"link of {request.Email}",
        });
        return Task.FromResult(new RegisterResponse());
    }

    [AllowAnonymous]
    public override Task<VerifyEmailResponse> VerifyEmail(VerifyEmailRequest request, ServerCallContext context)
    {
        var account = market.Accounts.Values.SingleOrDefault(account => account.Link == request.Token && !account.Verified)
            ?? throw DomainError.Conflict("link_invalid", "Used.").ToException();
        account.Verified = true;
        return Task.FromResult(new VerifyEmailResponse());
    }

    public override Task<Account> UpdateProfile(UpdateProfileRequest request, ServerCallContext context) =>
        Change(context, account => account.Bio = request.Bio);

    public override Task<Account> SetAvatar(SetAvatarRequest request, ServerCallContext context) =>
        Change(context, account => account.FaceBytes = request.Image.Length);

    private Task<Account> Change(ServerCallContext context, Action<FakeAccount> change)
    {
        var account = market.Accounts.Values.Single(account => account.Id == context.GetCaller().UserId);
        change(account);
        return Task.FromResult(FakeSessions.ToAccount(account));
    }
}

[AllowAnonymous]
internal sealed class FakeSessions(FakeMarketplace market) : Sessions.SessionsBase
{
    public override Task<Session> LogIn(LogInRequest request, ServerCallContext context) =>
        market.TakeTooFastLogIn() ? throw new DomainError(DomainErrorKind.Exhausted, "too_many_attempts", "Please wait 1 second.").ToException()
        : market.Accounts.TryGetValue(request.Email, out var account) && account.Password == request.Password
            ? Task.FromResult(new Session
            {
                Account = ToAccount(account),
                AccessToken = TestTokens.For(account.Id, account.Verified),
                AccessExpiresAt = TimeProvider.System.GetUtcNow().AddMinutes(10).ToTimestamp(),
                RefreshToken = account.Id,
            })
            : throw new DomainError(DomainErrorKind.Unauthenticated, "credentials_wrong", "No.").ToException();

    public override Task<LogOutResponse> LogOut(LogOutRequest request, ServerCallContext context) => Task.FromResult(new LogOutResponse());

    public static Account ToAccount(FakeAccount account) => new()
    {
        Email = account.Email,
        EmailVerified = account.Verified,
        Profile = new Profile
        {
            UserId = account.Id, DisplayName = account.Name, Bio = account.Bio, AvatarUrl = account.FaceBytes > 0 ? "/media/face" : "",
        },
    };
}

[AllowAnonymous]
internal sealed class FakeMailBox(FakeMarketplace market) : MailBox.MailBoxBase
{
    public override Task<ListMailResponse> List(ListMailRequest request, ServerCallContext context)
    {
        if (!market.MailBoxIsOpen)
            throw DomainError.Conflict("mail_box_closed", "Closed.").ToException();
        var link = market.Accounts[request.To].Link;
        var mail = new Contracts.Users.Mail { To = request.To, Text = $"Hello.\nhttps://picasso.example/verify-email?token={Uri.EscapeDataString(link)}\nBye." };
        return Task.FromResult(new ListMailResponse { Mails = { mail } });
    }
}
