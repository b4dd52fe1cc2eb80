using Picasso.Kernel;
using Picasso.Payments.Purchasing;
using Stripe;

namespace Picasso.Payments.Providers.Stripe;

/// <summary>Finds payment intents by Picasso's key and maps their state.</summary>
internal sealed class StripeIntents(StripeConnection connection, StripeCache cache, TimeProvider clock)
{
    // When Stripe created an intent, relative to the start of its purchase by Picasso's clock: as a rule, and at most.
    private static readonly (TimeSpan Before, TimeSpan After)[] s_ranges =
        [(TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2)), (TimeSpan.FromMinutes(10), TimeSpan.FromHours(2))];

    private readonly PaymentIntentService _intents = new(connection.Client);

    /// <summary>Whether the intent of a key is cached in this process, so that finding it takes one call.</summary>
    public bool Knows(string key) => cache.Find(key) is not null;

    /// <summary>The current intent.</summary>
    public async Task<PaymentIntent> GetAsync(string id, CancellationToken cancellationToken) =>
        Remember(await _intents.GetAsync(id, new PaymentIntentGetOptions { Expand = [StripeNames.LatestCharge] }, cancellationToken: cancellationToken));

    /// <summary>
    /// The current intent that was ordered under a key; null when there is none. Search alone is not enough, because its index lags by minutes; the
    /// list does not lag, but has a limited range.
    /// </summary>
    public async Task<PaymentIntent?> FindAsync(string key, CancellationToken cancellationToken)
    {
        if (cache.Find(key) is { } known)
            return await GetAsync(known, cancellationToken);
        var found = await SearchAsync(key, cancellationToken) ?? await ScanAsync(key, cancellationToken);
        return found is null ? null : await GetAsync(found, cancellationToken);
    }

    public async Task<PaymentIntent> CreateAsync(PaymentIntentCreateOptions wish, string key, CancellationToken cancellationToken)
    {
        var intent = await _intents.CreateAsync(wish, new RequestOptions { IdempotencyKey = key }, cancellationToken);
        // Stripe answers a repeated order as it did the first time; the object has the current state.
        return IsReplay(intent) ? await GetAsync(intent.Id, cancellationToken) : Remember(intent);
    }

    /// <summary>Cancels an unpaid intent; the answer is the current intent, which may have another state.</summary>
    public async Task<PaymentIntent> CancelAsync(PaymentIntent intent, string reason, CancellationToken cancellationToken)
    {
        try
        {
            if (!intent.Metadata.ContainsKey(StripeNames.Reason))
            {
                var note = new PaymentIntentUpdateOptions { Metadata = new() { [StripeNames.Reason] = reason } };
                await _intents.UpdateAsync(intent.Id, note, cancellationToken: cancellationToken);
            }

            return await _intents.CancelAsync(intent.Id, cancellationToken: cancellationToken);
        }
        catch (StripeException error) when (error.StripeError?.Code == StripeNames.UnexpectedState)
        {
            // The payment completed first, or it was cancelled elsewhere.
            return await GetAsync(intent.Id, cancellationToken);
        }
    }

    /// <summary>Maps the intent to Picasso's terms. A failed intent is not reported as declined before it is cancelled.</summary>
    public async Task<PaymentReport> ReportAsync(PaymentIntent intent, CancellationToken cancellationToken)
    {
        if (intent.Status == StripeNames.RequiresPaymentMethod)
            intent = await CancelAsync(intent, ReasonOf(intent), cancellationToken);
        return intent.Status switch
        {
            StripeNames.Succeeded => new(
                PaymentOutcome.Succeeded, intent.Id, Amount(intent.AmountReceived, intent.Currency), CardMark: MarkOf(intent)),
            StripeNames.Processing => new(PaymentOutcome.Processing, intent.Id),
            StripeNames.RequiresAction or StripeNames.RequiresConfirmation => new(PaymentOutcome.RequiresConfirmation, intent.Id),
            StripeNames.Canceled => new(PaymentOutcome.Declined, intent.Id, Reason: ReasonOf(intent)),
            _ => PaymentReport.Unknown,
        };
    }

    /// <summary>An amount in Stripe's form: minor units, the currency in lower case.</summary>
    public static Money Amount(long minor, string? currency) => new(minor, (currency ?? "").ToUpperInvariant());

    // Stripe's fingerprint is the same for the same card number, independent of the payer.
    private static string MarkOf(PaymentIntent intent) =>
        CardFingerprints.Mark("stripe", intent.LatestCharge?.PaymentMethodDetails?.Card?.Fingerprint);

    private static string ReasonOf(PaymentIntent intent)
    {
        if (intent.Metadata.TryGetValue(StripeNames.Reason, out var noted))
            return noted;
        return intent.LastPaymentError switch
        {
            null => DeclineReasons.Cancelled,
            { Code: StripeNames.AuthenticationFailure } => DeclineReasons.AuthenticationFailed,
            _ => DeclineReasons.CardDeclined,
        };
    }

    private static bool IsReplay(PaymentIntent intent) => intent.StripeResponse?.Headers is { } headers
        && headers.TryGetValues("Idempotent-Replayed", out var values) && values.Contains("true");

    private async Task<string?> SearchAsync(string key, CancellationToken cancellationToken)
    {
        var query = new PaymentIntentSearchOptions { Query = $"metadata['{StripeNames.Key}']:'{key.Replace("'", "\\'", StringComparison.Ordinal)}'" };
        return (await _intents.SearchAsync(query, cancellationToken: cancellationToken)).Data.FirstOrDefault()?.Id;
    }

    private async Task<string?> ScanAsync(string key, CancellationToken cancellationToken)
    {
        foreach (var (before, after) in s_ranges)
        {
            if (await ScanAsync(key, before, after, cancellationToken) is { } found)
                return found;
        }

        return null;
    }

    private async Task<string?> ScanAsync(string key, TimeSpan before, TimeSpan after, CancellationToken cancellationToken)
    {
        var begun = ProviderKeys.TimeOf(key) ?? clock.GetUtcNow();
        var query = new PaymentIntentListOptions
        {
            Limit = 100,
            Created = new DateRangeOptions
            {
                GreaterThanOrEqual = (begun - before).UtcDateTime, LessThanOrEqual = (begun + after).UtcDateTime,
            },
        };
        await foreach (var intent in _intents.ListAutoPagingAsync(query, cancellationToken: cancellationToken))
        {
            if (intent.Metadata.TryGetValue(StripeNames.Key, out var of) && of == key)
                return intent.Id;
        }

        return null;
    }

    /// <summary>Caches which intent was ordered under which key.</summary>
    public PaymentIntent Remember(PaymentIntent intent)
    {
        if (intent.Metadata.TryGetValue(StripeNames.Key, out var key))
            cache.Remember(key, intent.Id);
        return intent;
    }
}
