using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Picasso.Contracts.Payments;
using Picasso.Kernel;
using Picasso.Payments.Ledger;
using Picasso.Payments.Limiting;
using Picasso.Payments.ProcessingPurchases;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Quoting;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;
using Picasso.Payments.Storing.Rows;
using Picasso.ServiceDefaults.Authentication;

namespace Picasso.Payments.StartingPurchases;

/// <summary>Starts a purchase: one row and its first message in one transaction. No other service is needed for that.</summary>
internal sealed partial class StartPurchase(
    PaymentShards shards, QuoteSigner signer, PurchaseStarting starting, AddressLimits addresses, AddressKeys addressKeys,
    IOptions<PaymentsOptions> payments, IOptions<PurchaseOptions> purchases, TimeProvider clock)
{
    /// <exception cref="DomainException">As Purchases.Buy names them.</exception>
    public async Task<PurchaseSaga> BuyAsync(Caller buyer, BuyRequest request, string? clientAddress, CancellationToken cancellationToken)
    {
        var quote = Check(buyer, request);
        if (await FindAsync(quote, request, cancellationToken) is { } known)
            return known;
        if (clock.GetUtcNow() >= quote.ExpiresAt)
            throw DomainError.Conflict("quote_expired", "This offer has expired. Please look at the price again.").ToException();
        var (id, addressKey) = (PurchaseIds.New(clock, quote.BuyerId), addressKeys.Of(clientAddress));
        addressKey = await addresses.BeginAsync(id, addressKey, cancellationToken) ? addressKey : "";
        PurchaseSaga? started = null;
        try
        {
            started = await shards.AskAsync(shards.OfUser(buyer.UserId), db => starting.StartAsync(
                db, quote.BuyerId, () => FindAsync(db, quote, request, cancellationToken),
                () => Begin(id, quote, request, addressKey), cancellationToken));
            return started;
        }
        finally
        {
            // Nothing was charged under this id, so it does not count against the address.
            if (started?.PurchaseId != id)
                await addresses.WithdrawAsync(id, addressKey);
        }
    }

    private OfferedQuote Check(Caller buyer, BuyRequest request)
    {
        Ids.Require(request.IdempotencyKey, "idempotency_key");
        if (!PaymentMethodPattern().IsMatch(request.PaymentMethod))
            throw DomainError.Invalid("payment_method_invalid", "That is not a payment method.", "payment_method").ToException();
        if (signer.Read(request.QuoteToken) is not { } quote || quote.BuyerId != buyer.UserId)
            throw DomainError.Invalid("quote_invalid", "That is not an offer to you.", "quote_token").ToException();
        return quote.SellerId == buyer.UserId ? throw PictureQuoting.OwnPicture.ToException() : quote;
    }

    private Task<PurchaseSaga?> FindAsync(OfferedQuote quote, BuyRequest request, CancellationToken cancellationToken) =>
        shards.AskAsync(shards.OfUser(quote.BuyerId), db => FindAsync(db, quote, request, cancellationToken));

    private static async Task<PurchaseSaga?> FindAsync(
        PaymentsDbContext db, OfferedQuote quote, BuyRequest request, CancellationToken cancellationToken)
    {
        var known = await db.Purchases.AsNoTracking().SingleOrDefaultAsync(
            row => row.BuyerId == quote.BuyerId && row.IdempotencyKey == request.IdempotencyKey, cancellationToken);
        return known is null || (known.QuoteId == quote.QuoteId && IdempotencyKey.IsRepeat(known.Fingerprint, FingerprintOf(quote, request.PaymentMethod)))
            ? known
            : throw IdempotencyKey.Refuse(
                "idempotency_key", "A purchase was started under this key with another offer or another card.",
                ("purchase_id", known.PurchaseId)).ToException();
    }

    private static string FingerprintOf(OfferedQuote quote, string paymentMethod) => IdempotencyKey.Fingerprint(quote.QuoteId, paymentMethod);

    private PurchaseSaga Begin(string purchaseId, OfferedQuote quote, BuyRequest request, string addressKey)
    {
        var now = clock.GetStorableNow();
        var fee = Fees.Of(quote.Price.Minor, payments.Value.FeeBasisPoints);
        var purchase = new PurchaseSaga
        {
            PurchaseId = purchaseId,
            Bucket = Buckets.Of(quote.BuyerId),
            BuyerId = quote.BuyerId,
            IdempotencyKey = request.IdempotencyKey,
            Fingerprint = FingerprintOf(quote, request.PaymentMethod),
            QuoteId = quote.QuoteId,
            SellerId = quote.SellerId,
            PictureId = quote.PictureId,
            Title = quote.Title,
            TermsVersion = quote.TermsVersion,
            PriceMinor = quote.Price.Minor,
            Currency = quote.Price.Currency,
            FeeMinor = fee,
            CreatorId = quote.CreatorId,
            RoyaltyMinor = Royalties.Of(quote.Price.Minor, fee, quote.RoyaltyBasisPoints),
            DisputableUntil = quote.Resale?.DisputableUntil,
            ConditionalUntil = quote.Resale?.ConditionalUntil,
            DependsUntil = quote.Resale?.DependsUntil,
            PaymentMethod = request.PaymentMethod,
            AddressKey = addressKey,
            CreatedAt = now,
            UpdatedAt = now,
            ReservedUntil = now + purchases.Value.ReservationLifetime,
            Deadline = now + purchases.Value.ReservationLifetime,
            DueAt = now + purchases.Value.RetryFirst,
            Trace = Activity.Current?.Id,
        };
        purchase.Effects.Send(purchase.ToOpenSale());
        return purchase;
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,200}$")]
    private static partial Regex PaymentMethodPattern();
}
