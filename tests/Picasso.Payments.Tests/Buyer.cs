using Grpc.Core;
using Picasso.Contracts.Payments;
using Picasso.Fakes;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Grpc;
using Picasso.Testing.Hosting;

namespace Picasso.Payments.Tests;

/// <summary>A verified adult who buys.</summary>
public sealed class Buyer(PaymentsWorld world, string id)
{
    public const string Accepted = "4242 4242 4242 4242";
    public const string Declined = "4000 0000 0000 0002";
    public const string NeedsConfirmation = "4000 0000 0000 3220";
    public const string SettlesLate = "4000 0000 0000 0077";
    public const string RefundFailsFirst = "4000 0000 0000 5126";

    public const string DisputedAndLost = "4000 0000 0000 0259";
    public const string DisputedAndWon = "4000 0000 0000 1976";

    public string Id { get; } = id;

    /// <summary>Whose card this buyer pays with: two with the same have one card between them.</summary>
    public string CardHolder { get; set; } = id;

    /// <summary>What this buyer's browser shows.</summary>
    public string[] DeviceTokens { get; set; } = [];

    public Purchases.PurchasesClient Purchases => world.Host.Client<Purchases.PurchasesClient>(TestTokens.For(Id));

    public SandboxCards.SandboxCardsClient Cards => world.Host.Client<SandboxCards.SandboxCardsClient>(TestTokens.For(Id));

    public async Task<Quote> QuoteAsync(FakePicture picture) =>
        await Purchases.GetQuoteAsync(new GetQuoteRequest { PictureId = picture.PictureId, DeviceTokens = { DeviceTokens } }, cancellationToken: PaymentsWorld.Cancel);

    public async Task<string> TokenizeAsync(string card) => world.Stripe is not null ? $"{StripeMethods.Of(card)}--{CardHolder}" : (await Cards.TokenizeAsync(
        CardOf(card),
        cancellationToken: PaymentsWorld.Cancel)).PaymentMethod;

    private TokenizeRequest CardOf(string number)
    {
        var drawn = (uint)BitConverter.ToInt32(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(CardHolder)));
        return new TokenizeRequest
        {
            Number = number, ExpiryMonth = (int)(drawn % 12) + 1, ExpiryYear = world.Clock.GetUtcNow().Year + 1 + (int)(drawn / 12 % 20),
            Cvc = (drawn / 240 % 10_000).ToString("0000", System.Globalization.CultureInfo.InvariantCulture),
        };
    }

    public async Task<BuyRequest> PrepareAsync(FakePicture picture, string card = Accepted) => new()
    {
        QuoteToken = (await QuoteAsync(picture)).Token,
        IdempotencyKey = Ids.New(world.Clock),
        PaymentMethod = await TokenizeAsync(card),
    };

    public async Task<Purchase> BuyAsync(BuyRequest request) =>
        await Purchases.BuyAsync(request, cancellationToken: PaymentsWorld.Cancel);

    public async Task<Purchase> BuyAsync(FakePicture picture, string card = Accepted) => await BuyAsync(await PrepareAsync(picture, card));

    public async Task<Purchase> GetAsync(string purchaseId) =>
        await Purchases.GetAsync(new GetPurchaseRequest { PurchaseId = purchaseId }, cancellationToken: PaymentsWorld.Cancel);

    public async Task<Purchase> ReachesAsync(string purchaseId, params PurchaseState[] states) =>
        await Eventually.Holds(() => GetAsync(purchaseId), purchase => states.Contains(purchase.State), TimeSpan.FromSeconds(60));

    public async Task<Purchase> EndsAsync(string purchaseId) =>
        await ReachesAsync(purchaseId, PurchaseState.Completed, PurchaseState.Rejected, PurchaseState.Refunded);

    public async Task<bool> HasOpenAsync() =>
        (await Purchases.HasOpenAsync(new HasOpenRequest(), cancellationToken: PaymentsWorld.Cancel)).Open;

    public Task ConfirmAsync(string purchaseId, bool approve) => Cards.ConfirmAsync(
        new ConfirmRequest { PurchaseId = purchaseId, Approve = approve }, cancellationToken: PaymentsWorld.Cancel).ResponseAsync;

    /// <summary>The reason that a call is refused with.</summary>
    public static async Task<string> ErrorOf(Func<Task> call) =>
        (await Should.ThrowAsync<RpcException>(call)).ToDomainError()?.Reason ?? "(no reason)";
}
