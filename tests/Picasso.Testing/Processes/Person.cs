using System.Text.RegularExpressions;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Picasso.Contracts;
using Picasso.Contracts.Payments;
using Picasso.Contracts.Pictures;
using Picasso.Contracts.Users;

namespace Picasso.Testing.Processes;

/// <summary>Somebody who uses a running Picasso through its gRPC services.</summary>
public sealed partial class Person
{
    /// <summary>Everybody's password.</summary>
    public const string Password = "a long enough passphrase";

    private readonly string _email;
    private Session _session;

    private Person(string email, Session session) => (_email, _session) = (email, session);

    public string Id => _session.Account.Profile.UserId;

    public Metadata Token => new() { { "authorization", $"Bearer {_session.AccessToken}" } };

    /// <summary>Registers, follows the mailed link and signs in. A number makes the public name unique.</summary>
    public static async Task<Person> JoinAsync(GrpcChannel channel, string name, string? email = null)
    {
        email ??= $"{name.ToLowerInvariant()}-{Guid.NewGuid():N}@picasso.example";
        var accounts = new Accounts.AccountsClient(channel);
        await accounts.RegisterAsync(new RegisterRequest { Email = email, Password = Password, DisplayName = $"{name} {Guid.NewGuid().ToString("N")[..8]}", DateOfBirth = "1990-01-31" });
        var mails = await new MailBox.MailBoxClient(channel).ListAsync(new ListMailRequest { To = email });
        var link = new VerifyEmailRequest { Token = LinkToken().Match(mails.Mails[0].Text).Groups[1].Value, Password = Password };
        return new Person(email, (await accounts.VerifyEmailAsync(link)).Session);
    }

    /// <summary>Signs in again, because tokens live for minutes only.</summary>
    public async Task LogInAgainAsync(GrpcChannel channel, string password = Password) => _session = await SessionAsync(channel, _email, password);

    /// <summary>The same person with a session of its own.</summary>
    public async Task<Person> SignInElsewhereAsync(GrpcChannel channel) => new(_email, await SessionAsync(channel, _email));

    /// <summary>Ends the session; its tokens stay as they are.</summary>
    public async Task SignOutAsync(GrpcChannel channel) =>
        await new Sessions.SessionsClient(channel).LogOutAsync(new LogOutRequest { RefreshToken = _session.RefreshToken });

    /// <summary>Changes the password to itself, which ends every other session.</summary>
    public async Task EndOtherSessionsAsync(GrpcChannel channel) => await new Accounts.AccountsClient(channel).ChangePasswordAsync(
        new ChangePasswordRequest { CurrentPassword = Password, NewPassword = Password, RefreshToken = _session.RefreshToken }, Token);

    /// <summary>Sets the password by the mailed link, which ends every session.</summary>
    public async Task ResetPasswordAsync(GrpcChannel channel)
    {
        var accounts = new Accounts.AccountsClient(channel);
        await accounts.RequestPasswordResetAsync(new RequestPasswordResetRequest { Email = _email });
        var link = "";
        await Wait.UntilAsync(async () =>
        {
            var mails = await new MailBox.MailBoxClient(channel).ListAsync(new ListMailRequest { To = _email });
            link = mails.Mails.FirstOrDefault(mail => mail.Text.Contains("/reset-password?", StringComparison.Ordinal))?.Text ?? "";
            return link.Length > 0;
        }, () => "No reset link was mailed");
        await accounts.ResetPasswordAsync(new ResetPasswordRequest { Token = LinkToken().Match(link).Groups[1].Value, NewPassword = Password });
    }

    /// <summary>Closes the account.</summary>
    public async Task CloseAccountAsync(GrpcChannel channel) =>
        await new Accounts.AccountsClient(channel).DeleteAccountAsync(new DeleteAccountRequest { Password = Password }, Token);

    private static async Task<Session> SessionAsync(GrpcChannel channel, string email, string password = Password) =>
        await new Sessions.SessionsClient(channel).LogInAsync(new LogInRequest { Email = email, Password = password });

    /// <summary>
    /// Uploads and offers a picture; <paramref name="afterChunk"/> hears how many chunks were sent, <paramref name="wish"/> may change
    /// what is asked for.
    /// </summary>
    public async Task<UploadResponse> UploadAsync(
        GrpcChannel channel, byte[] file, string uploadId, Func<int, Task>? afterChunk = null, Action<UploadHeader>? wish = null)
    {
        using var call = new PictureCommands.PictureCommandsClient(channel).Upload(Token);
        var header = new UploadHeader
        {
            UploadId = uploadId,
            Size = file.Length,
            Price = new Money { Minor = 12_50, Currency = "EUR" },
            Details = new Details { Title = "A picture to lose", Category = Categories.Other },
        };
        wish?.Invoke(header);
        var sent = 0;
        try
        {
            await call.RequestStream.WriteAsync(new UploadRequest { Header = header });
            foreach (var chunk in file.Chunk(64 * 1024))
            {
                await call.RequestStream.WriteAsync(new UploadRequest { Chunk = UnsafeByteOperations.UnsafeWrap(chunk) });
                if (afterChunk is not null)
                    await afterChunk(++sent);
            }

            await call.RequestStream.CompleteAsync();
        }
        catch (HttpProtocolException)
        {
            // The connection ended while a part was written: the call's own answer says so.
        }

        return await call.ResponseAsync;
    }

    /// <summary>Gets a quote and a payment method: all that <see cref="BuyRequest"/> needs.</summary>
    public async Task<BuyRequest> PrepareToBuyAsync(GrpcChannel channel, string pictureId, string cardNumber = "4242 4242 4242 4242")
    {
        var quote = await new Purchases.PurchasesClient(channel).GetQuoteAsync(new GetQuoteRequest { PictureId = pictureId }, Token);
        var card = await new SandboxCards.SandboxCardsClient(channel).TokenizeAsync(
            new TokenizeRequest { Number = cardNumber, ExpiryMonth = 12, ExpiryYear = 2035, Cvc = "123" }, Token);
        return new BuyRequest
        {
            QuoteToken = quote.Token,
            PaymentMethod = card.PaymentMethod,
            IdempotencyKey = Guid.NewGuid().ToString(),
        };
    }

    [GeneratedRegex(@"token=([^\s&]+)")]
    private static partial Regex LinkToken();
}
