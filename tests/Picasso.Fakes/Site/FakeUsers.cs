using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Picasso.Contracts;
using Picasso.Contracts.Users;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Grpc;

namespace Picasso.Fakes.Site;

public sealed class FakeSessions(FakeMarket market, TimeProvider clock) : Sessions.SessionsBase
{
    public override Task<Session> LogIn(LogInRequest request, ServerCallContext context)
    {
        var account = market.People.Values.FirstOrDefault(person => person.Email == request.Email);
        return account is not null && request.Password == FakeMarket.Password
            ? Task.FromResult(Open(account))
            : throw new DomainError(DomainErrorKind.Unauthenticated, "credentials_wrong", "Wrong.").ToRpcException();
    }

    public override async Task<Session> Refresh(RefreshRequest request, ServerCallContext context)
    {
        market.CountRefresh();
        await market.BeforeRefresh;
        return market.RefreshTokens.TryRemove(request.RefreshToken, out var user)
            ? Open(market.People[user])
            : throw new DomainError(DomainErrorKind.Unauthenticated, "session_ended", "Ended.").ToRpcException();
    }

    public override Task<LogOutResponse> LogOut(LogOutRequest request, ServerCallContext context)
    {
        market.RefreshTokens.TryRemove(request.RefreshToken, out _);
        return Task.FromResult(new LogOutResponse());
    }

    public override Task<ListProvidersResponse> ListProviders(ListProvidersRequest request, ServerCallContext context) =>
        Task.FromResult(new ListProvidersResponse { Providers = { new Provider { Name = "google", DisplayName = "Google", StartUrl = "/external/google" } } });

    public override Task<Session> ExchangeCode(ExchangeCodeRequest request, ServerCallContext context) => request.Code == "good"
        ? Task.FromResult(Open(market.People.Values.First()))
        : throw new DomainError(DomainErrorKind.Unauthenticated, "code_invalid", "That sign-in has expired.").ToRpcException();

    public Session Open(Account account)
    {
        var session = new Session
        {
            AccessToken = Ids.New(clock), RefreshToken = Ids.New(clock), Account = account,
            AccessExpiresAt = clock.GetUtcNow().Add(market.AccessLifetime).ToTimestamp(),
            RefreshExpiresAt = clock.GetUtcNow().AddDays(30).ToTimestamp(),
        };
        if (market.Operators.Contains(account.Profile.UserId))
            session.Roles.Add(PicassoClaims.OperatorRole);
        market.Bearers[session.AccessToken] = account.Profile.UserId;
        market.RefreshTokens[session.RefreshToken] = account.Profile.UserId;
        return session;
    }
}

public sealed class FakeAccounts(FakeMarket market, TimeProvider clock) : Accounts.AccountsBase
{
    public override Task<RegisterResponse> Register(RegisterRequest request, ServerCallContext context)
    {
        if (request.Password.Length < 10)
            throw DomainError.Invalid("password_weak", "Choose a longer password.", "password").ToRpcException();
        market.ReturnPath = request.ReturnPath;
        return Task.FromResult(new RegisterResponse());
    }

    public override Task<VerifyEmailResponse> VerifyEmail(VerifyEmailRequest request, ServerCallContext context)
    {
        if (request.Token != "good")
            throw DomainError.Conflict("link_invalid", "This link was used or is too old.").ToRpcException();
        var person = market.People.Values.First(person => !person.EmailVerified);
        person.EmailVerified = true;
        return Task.FromResult(new VerifyEmailResponse { Session = new FakeSessions(market, clock).Open(person), ReturnPath = market.ReturnPath });
    }

    public override Task<Verification> GetVerification(GetVerificationRequest request, ServerCallContext context) => request.Token switch
    {
        "good" => Task.FromResult(new Verification { Step = VerificationStep.Password }),
        "used" => Task.FromResult(new Verification { Step = VerificationStep.Confirmed }),
        "elsewhere" => Task.FromResult(new Verification { Step = VerificationStep.OtherBrowser, Provider = "facebook" }),
        _ => throw DomainError.Conflict("link_invalid", "This link was used or is too old.").ToRpcException(),
    };

    public override Task<DeleteAccountResponse> DeleteAccount(DeleteAccountRequest request, ServerCallContext context)
    {
        if (request.Password != FakeMarket.Password)
            throw DomainError.Conflict("password_wrong", "That is not your password.").ToRpcException();
        market.Closed.Add(market.Require(context));
        return Task.FromResult(new DeleteAccountResponse());
    }

    public override Task<RequestPasswordResetResponse> RequestPasswordReset(RequestPasswordResetRequest request, ServerCallContext context) =>
        Task.FromResult(new RequestPasswordResetResponse());

    public override Task<Account> GetAccount(GetAccountRequest request, ServerCallContext context) =>
        Task.FromResult(market.People[market.Require(context)]);

    public override Task<Account> UpdateProfile(UpdateProfileRequest request, ServerCallContext context)
    {
        var account = market.People[market.Require(context)];
        if (request.DisplayName.Length < 2)
            throw DomainError.Invalid("display_name_invalid", "A name has 2 to 50 characters.", "display_name").ToRpcException();
        if (request.DateOfBirth.Length > 0 && request.DateOfBirth != account.DateOfBirth)
            SetDateOfBirth(account, request.DateOfBirth);
        (account.Profile.DisplayName, account.Profile.Bio) = (request.DisplayName, request.Bio);
        return Task.FromResult(account);
    }

    private void SetDateOfBirth(Account account, string born)
    {
        if (account.DateOfBirth.Length > 0 && account.DateOfBirthCorrectionsLeft-- <= 0)
            throw DomainError.Invalid("date_of_birth_final", "It stays.", "date_of_birth").ToRpcException();
        var adultOn = DateOnly.ParseExact(born, "yyyy-MM-dd").AddYears(18);
        (account.DateOfBirth, account.AdultOn) = (born, adultOn.ToString("yyyy-MM-dd"));
        account.Adult = adultOn <= DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
    }

    public override Task<Account> SetLanguage(SetLanguageRequest request, ServerCallContext context)
    {
        if (market.AccountsAreDown)
            throw new RpcException(new Status(StatusCode.Unavailable, "The accounts do not answer."));
        var account = market.People[market.Require(context)];
        account.Language = request.Language;
        return Task.FromResult(account);
    }

    public override Task<Account> UpdateStatement(UpdateStatementRequest request, ServerCallContext context)
    {
        var account = market.People[market.Require(context)];
        for (var index = 0; index < request.Links.Count; index++)
        {
            if (!request.Links[index].Url.StartsWith("https://", StringComparison.Ordinal))
                throw DomainError.Invalid("link_url_invalid", "Enter an address such as https://example.com/me.", $"links[{index}].url").ToRpcException();
        }

        if (request.Statement.Length > 1_000)
            throw DomainError.Invalid("statement_invalid", "At most 1,000 characters of plain text, please.", "statement").ToRpcException();
        account.Profile.Statement = request.Statement;
        account.Profile.Links.Clear();
        account.Profile.Links.AddRange(request.Links);
        return Task.FromResult(account);
    }

    public override Task<Account> SetCover(SetCoverRequest request, ServerCallContext context)
    {
        var account = market.People[market.Require(context)];
        account.Profile.CoverPictureId = request.PictureId;
        return Task.FromResult(account);
    }

    public override Task<Account> FeaturePicture(FeaturePictureRequest request, ServerCallContext context)
    {
        var account = market.People[market.Require(context)];
        var featured = account.Profile.FeaturedPictureIds;
        featured.Remove(request.PictureId);
        if (featured.Count >= 12)
            throw DomainError.Conflict("featured_full", "Your selected work has 12 pictures already. Remove one first.").ToRpcException();
        featured.Insert(request.BeforePictureId.Length == 0 ? featured.Count : featured.IndexOf(request.BeforePictureId), request.PictureId);
        return Task.FromResult(account);
    }

    public override Task<Account> UnfeaturePicture(UnfeaturePictureRequest request, ServerCallContext context)
    {
        var account = market.People[market.Require(context)];
        account.Profile.FeaturedPictureIds.Remove(request.PictureId);
        return Task.FromResult(account);
    }
}

public sealed class FakeProfiles(FakeMarket market) : Profiles.ProfilesBase
{
    public override Task<Profile> GetProfile(GetProfileRequest request, ServerCallContext context) =>
        market.People.TryGetValue(request.UserId, out var person)
            ? Task.FromResult(person.Profile)
            : throw DomainError.NotFound("person_not_found", "Nobody has that name.").ToRpcException();

    public override Task<GetProfilesResponse> GetProfiles(GetProfilesRequest request, ServerCallContext context) => Task.FromResult(
        new GetProfilesResponse { Profiles = { request.UserIds.Where(market.People.ContainsKey).Select(id => market.People[id].Profile) } });
}

public sealed class FakeMailBox(FakeMarket market) : MailBox.MailBoxBase
{
    public override Task<ListMailResponse> List(ListMailRequest request, ServerCallContext context) => market.MailBoxIsOpen
        ? Task.FromResult(new ListMailResponse { Mails = { market.Mails.Where(mail => request.To.Length == 0 || mail.To == request.To) } })
        : throw DomainError.Conflict("mail_box_closed", "Closed.").ToRpcException();
}
