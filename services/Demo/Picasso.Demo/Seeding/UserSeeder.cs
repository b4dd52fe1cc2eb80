using System.Text.RegularExpressions;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Picasso.Contracts.Users;
using Picasso.ServiceDefaults.Grpc;
using Picasso.Demo.Painting;

namespace Picasso.Demo.Seeding;

/// <summary>Signs people up with the mailed link, as every visitor does. What exists already stays.</summary>
internal sealed partial class UserSeeder(GrpcChannel services, Retry retry, TimeProvider clock)
{
    private const int FaceSize = 384;
    private readonly Accounts.AccountsClient _accounts = new(services);
    private readonly Sessions.SessionsClient _sessions = new(services);
    private readonly MailBox.MailBoxClient _mails = new(services);

    /// <summary>Signs in; null when there is no such account.</summary>
    public async Task<Session?> TryLogInAsync(Person person, CancellationToken cancellationToken)
    {
        var request = new LogInRequest { Email = person.Email, Password = People.DemoPassword };
        try
        {
            return await retry.CallAsync(() =>
                _sessions.LogInAsync(request, cancellationToken: cancellationToken).ResponseAsync, cancellationToken, "too_many_attempts", "sign_in_busy");
        }
        catch (RpcException refused) when (refused.ToDomainError()?.Reason == "credentials_wrong")
        {
            return null;
        }
    }

    /// <summary>Signs a person up: an account, a verified address and an avatar.</summary>
    public async Task<Member> SignUpAsync(Person person, CancellationToken cancellationToken)
    {
        var session = await TryLogInAsync(person, cancellationToken) ?? await RegisterAsync(person, cancellationToken);
        if (!session.Account.EmailVerified)
            session = await VerifyAsync(person, cancellationToken);
        var member = new Member(person, session, _sessions, clock);
        if (session.Account.Profile.AvatarUrl.Length == 0)
            await ShowFaceAsync(member, cancellationToken);
        return member;
    }

    /// <summary>Writes the bio.</summary>
    public async Task WriteBioAsync(Member member, CancellationToken cancellationToken) => await _accounts.UpdateProfileAsync(
        new UpdateProfileRequest { DisplayName = member.Person.Name, Bio = member.Person.Bio, DateOfBirth = member.Person.Born },
        await member.SignAsync(cancellationToken), cancellationToken: cancellationToken);

    private async Task<Session> RegisterAsync(Person person, CancellationToken cancellationToken)
    {
        await _accounts.RegisterAsync(
            new RegisterRequest { Email = person.Email, Password = People.DemoPassword, DisplayName = person.Name,
                DateOfBirth = person.Born },
            cancellationToken: cancellationToken);
        return await VerifyAsync(person, cancellationToken);
    }

    /// <summary>
    /// Follows the latest link that works; one from before a kill may be used up, then another is asked for, once. Signing in is not
    /// polled: tries for one account are limited.
    /// </summary>
    private async Task<Session> VerifyAsync(Person person, CancellationToken cancellationToken)
    {
        var (used, askedAgain) = (new HashSet<string>(), false);
        return await retry.UntilAsync(async () =>
        {
            foreach (var token in await ReadLinksAsync(person, cancellationToken))
            {
                if (used.Add(token) && await TryVerifyAsync(person, token, cancellationToken) is { } session)
                    return session;
            }

            if (used.Count > 0 && !askedAgain)
            {
                askedAgain = true;
                await _accounts.ResendVerificationAsync(new ResendVerificationRequest { Email = person.Email },
                    cancellationToken: cancellationToken);
            }

            return null;
        }, $"the mail to {person.Name}", cancellationToken);
    }

    private async Task<IEnumerable<string>> ReadLinksAsync(Person person, CancellationToken cancellationToken)
    {
        var mails = await _mails.ListAsync(new ListMailRequest { To = person.Email }, cancellationToken: cancellationToken);
        return mails.Mails.Select(mail => LinkToken().Match(mail.Text)).Where(link => link.Success).Select(link =>
            Uri.UnescapeDataString(link.Groups[1].Value));
    }

    private async Task<Session?> TryVerifyAsync(Person person, string token, CancellationToken cancellationToken)
    {
        var request = new VerifyEmailRequest { Token = token, Password = People.DemoPassword };
        try
        {
            var confirmed = await retry.CallAsync(
                () => _accounts.VerifyEmailAsync(request, cancellationToken: cancellationToken).ResponseAsync, cancellationToken);
            return confirmed.Session ?? await TryLogInAsync(person, cancellationToken);
        }
        catch (RpcException refused) when (refused.ToDomainError()?.Reason is "link_invalid" or "password_wrong")
        {
            // Used before a kill: then the account is there already.
            return await TryLogInAsync(person, cancellationToken);
        }
    }

    private async Task ShowFaceAsync(Member member, CancellationToken cancellationToken)
    {
        var face = Studio.Photograph(member.Person.Face, FaceSize, FaceSize, seed: 1);
        await _accounts.SetAvatarAsync(
            new SetAvatarRequest { Image = UnsafeByteOperations.UnsafeWrap(face) },
            await member.SignAsync(cancellationToken), cancellationToken: cancellationToken);
    }

    [GeneratedRegex(@"token=([^\s&""<>]+)")]
    private static partial Regex LinkToken();
}
