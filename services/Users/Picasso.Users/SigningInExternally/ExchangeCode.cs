using Picasso.Kernel;
using Picasso.Users.LoggingIn;
using Picasso.Users.Model;

namespace Picasso.Users.SigningInExternally;

/// <summary>Exchanges the one-time code of a completed external sign-in for a session, in the browser that started it.</summary>
internal sealed class ExchangeCode(IUserStore store, SessionOpener sessions, TimeProvider clock)
{
    /// <returns>The session, and the token of the device.</returns>
    public async Task<(OpenSession Session, string DeviceToken)> HandleAsync(string code, string browser, CancellationToken cancellationToken)
    {
        var hash = BrowserBinding.HashOf(code, Secret.HashOf(browser));
        var account = await store.FindAsync(AccountKey.Token(hash), cancellationToken) ?? throw Invalid;
        var now = clock.GetUtcNow();
        var device = NewDevice.Make(Ids.New(clock), now);
        var session = await sessions.OpenAsync(
            account.Id, current => current.Use(TokenPurpose.SignIn, hash, now)?.WithDevice(device.Device, now), cancellationToken) ?? throw Invalid;
        return (session, device.Token);
    }

    private static DomainException Invalid =>
        new DomainError(DomainErrorKind.Unauthenticated, "code_invalid", "This sign-in was completed already, or took too long. Please start again.").ToException();
}
