using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Picasso.Contracts.Payments;
using Picasso.EmbeddedStorage;
using Picasso.Payments.Providers;
using Picasso.Payments.Providers.Sandbox;

namespace Picasso.Conformance.Tests.Payments;

public sealed class SandboxProviderTests : PaymentProviderConformance, IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("picasso-sandbox-");
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));
    private SandboxProvider _provider = null!;
    private CardTokenizing _tokenizing = null!;

    public SandboxProviderTests() => Restart();

    private protected override IPaymentProvider Provider => _provider;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _data.Delete(recursive: true);
    }

    private protected override string Card(CardKind kind)
    {
        var number = kind switch
        {
            CardKind.Accepted => "4242 4242 4242 4242",
            CardKind.Declined => "4000 0000 0000 0002",
            CardKind.NeedsConfirmation => "4000 0000 0000 3220",
            CardKind.SettlesLate => "4000 0000 0000 0077",
            _ => "4000 0000 0000 5126",
        };
        return _tokenizing.Tokenize(new TokenizeRequest { Number = number, ExpiryMonth = 6, ExpiryYear = 2026, Cvc = "1234" }).Token;
    }

    private protected override void Answer(string key, bool approve) => _provider.Answer(key, approve);

    private protected override void PassUntilSettled() => _clock.Advance(new SandboxOptions().SettleAfter);

    private protected override void Restart()
    {
        var books = new SandboxTransactions(new DataDirectory(_data.FullName));
        _provider = new SandboxProvider(books, Options.Create(new SandboxOptions()), _clock);
        _tokenizing = new CardTokenizing(books, _clock);
    }
}
