using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Picasso.Kernel;
using Picasso.Payments.Ledger;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Quoting;
using Picasso.Payments.Sagas;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;
using Picasso.ServiceDefaults.Authentication;

namespace Picasso.Payments.Buying;

/// <summary>Starts a purchase: one row and its first message in one transaction. Whether anybody else is up does not matter for that.</summary>
internal sealed partial class PictureBuying(
    PaymentShards shards, QuoteSigner signer, PurchaseCommitter committer,
    IOptions<PaymentsOptions> payments, IOptions<PurchaseOptions> purchases, TimeProvider clock)
{
    /// <exception cref="RefusedException">As Purchases.Buy names them.</exception>
    public async Task<PurchaseSaga> BuyAsync(
        Caller buyer, string quoteToken, string idempotencyKey, string paymentMethod, CancellationToken cancellationToken)
    {
        Ids.Require(idempotencyKey, "idempotency_key");
        if (!PaymentMethodPattern().IsMatch(paymentMethod))
            throw Refusal.Invalid("payment_method_invalid", "That is not a payment method.", "payment_method").ToException();
        if (signer.Read(quoteToken) is not { } quote || quote.BuyerId != buyer.UserId)
            throw Refusal.Invalid("quote_invalid", "That is not an offer to you.", "quote_token").ToException();
        if (quote.SellerId == buyer.UserId)
            throw PictureQuoting.OwnPicture.ToException();
        return await shards.AskAsync(shards.OfUser(buyer.UserId), async db =>
            await FindAsync(db, quote, idempotencyKey, paymentMethod, cancellationToken)
            ?? await StartAsync(db, quote, idempotencyKey, paymentMethod, cancellationToken));
    }

    private static async Task<PurchaseSaga?> FindAsync(
        PaymentsDbContext db, OfferedQuote quote, string idempotencyKey, string paymentMethod, CancellationToken cancellationToken)
    {
        var known = await db.Purchases.AsNoTracking().SingleOrDefaultAsync(
            row => row.BuyerId == quote.BuyerId && row.IdempotencyKey == idempotencyKey, cancellationToken);
        return known is null || (known.QuoteId == quote.QuoteId && IdempotencyKey.IsRepeat(known.Fingerprint, FingerprintOf(quote, paymentMethod)))
            ? known
            : throw IdempotencyKey.Refuse(
                "idempotency_key", "A purchase was started under this key with another offer or another card.",
                ("purchase_id", known.PurchaseId)).ToException();
    }

    private static string FingerprintOf(OfferedQuote quote, string paymentMethod) => IdempotencyKey.Fingerprint(quote.QuoteId, paymentMethod);

    private async Task<PurchaseSaga> StartAsync(
        PaymentsDbContext db, OfferedQuote quote, string idempotencyKey, string paymentMethod,
        CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() >= quote.ExpiresAt)
            throw Refusal.Conflict("quote_expired", "This offer has expired. Please look at the price again.").ToException();
        var purchase = Begin(quote, idempotencyKey, paymentMethod);
        db.Purchases.Add(purchase);
        try
        {
            await committer.CommitAsync(db, purchase, handled: null, cancellationToken);
            return purchase;
        }
        catch (DbUpdateException)
        {
            // The second of two clicks at once finds what the first began; any other failure stays one.
            db.ChangeTracker.Clear();
            if (await FindAsync(db, quote, idempotencyKey, paymentMethod, cancellationToken) is { } first)
                return first;
            throw;
        }
    }

    private PurchaseSaga Begin(OfferedQuote quote, string idempotencyKey, string paymentMethod)
    {
        var now = clock.GetStorableNow();
        var fee = Fees.Of(quote.Price.Minor, payments.Value.FeeBasisPoints);
        var purchase = new PurchaseSaga
        {
            PurchaseId = PurchaseIds.New(clock, quote.BuyerId),
            Bucket = Buckets.Of(quote.BuyerId),
            BuyerId = quote.BuyerId,
            IdempotencyKey = idempotencyKey,
            Fingerprint = FingerprintOf(quote, paymentMethod),
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
            PaymentMethod = paymentMethod,
            CreatedAt = now,
            UpdatedAt = now,
            ReservedUntil = now + purchases.Value.ReservationLifetime,
            Deadline = now + purchases.Value.ReservationLifetime,
            DueAt = now + purchases.Value.RetryFirst,
            Trace = Activity.Current?.Id,
        };
        purchase.Tell(purchase.ToOpenSale());
        return purchase;
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,200}$")]
    private static partial Regex PaymentMethodPattern();
}
