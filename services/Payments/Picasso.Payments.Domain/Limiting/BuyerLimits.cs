using System.Globalization;
using Picasso.Kernel;

namespace Picasso.Payments.Limiting;

/// <summary>
/// Decides whether a buyer may start another purchase. Pure: it counts the buyer's own purchases of the last day, so a restart or a move of the
/// bucket changes nothing.
/// </summary>
internal static class BuyerLimits
{
    /// <summary>How far back a buyer's purchases count. It is the upper bound of every duration of the rules.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(1);

    /// <summary>The buyer already has an open purchase of this picture and can continue it.</summary>
    public static DomainError AlreadyBuying { get; } = DomainError.Conflict(
        "purchase_open", "You are already buying this picture. Go on with that purchase; it is listed under your purchases.");

    /// <summary>Why the buyer may not start a purchase of the picture now; null when no limit is reached.</summary>
    public static DomainError? Refuse(IReadOnlyList<RecentPurchase> recent, string pictureId, DateTimeOffset now, BuyerLimitRules rules)
    {
        var ofPicture = recent.Where(purchase => purchase.PictureId == pictureId).ToList();
        if (ofPicture.Any(purchase => purchase.IsUnderway))
            return AlreadyBuying;
        return TooManyOpen(recent, now, rules) ?? TooManyDeclined(recent, now, rules) ?? CoolingDown(ofPicture, now, rules);
    }

    /// <summary>The sentence for an address at which too many payments failed.</summary>
    public static DomainError AddressExhausted(TimeSpan wait) => new(
        DomainErrorKind.Exhausted, "too_many_declined_cards_at_address",
        $"Too many card payments failed from your network. Please try again in {WaitingTime.InWords(wait)}.");

    private static DomainError? TooManyOpen(IReadOnlyList<RecentPurchase> recent, DateTimeOffset now, BuyerLimitRules rules)
    {
        var open = recent.Where(purchase => purchase.IsOpenAndUnpaid).ToList();
        if (open.Count < rules.OpenPurchases)
            return null;
        var first = open.Min(purchase => purchase.ReservedUntil);
        var until = first > now ? $" or wait {WaitingTime.InWords(first - now)}, until the first ends by itself" : "";
        return new DomainError(
            DomainErrorKind.Exhausted, "too_many_open_purchases",
            $"You have {Count(open.Count, "purchase")} waiting for payment. Finish one first{until}.");
    }

    private static DomainError? TooManyDeclined(IReadOnlyList<RecentPurchase> recent, DateTimeOffset now, BuyerLimitRules rules)
    {
        var failures = recent.Where(purchase => purchase.EndedUnpaid && purchase.EndedAt + rules.DeclineWindow > now)
            .Select(purchase => purchase.EndedAt!.Value).OrderDescending().ToList();
        if (failures.Count < rules.DeclinedCards)
            return null;
        // The limit is met again when this purchase leaves the window.
        var again = failures[rules.DeclinedCards - 1] + rules.DeclineWindow;
        return new DomainError(
            DomainErrorKind.Exhausted, "too_many_declined_cards",
            $"You have had {Count(failures.Count, "failed payment")}. Please ask your bank, and try again in {WaitingTime.InWords(again - now)}.");
    }

    private static DomainError? CoolingDown(List<RecentPurchase> ofPicture, DateTimeOffset now, BuyerLimitRules rules)
    {
        var failures = ofPicture.Where(purchase => purchase.EndedUnpaid && purchase.EndedAt + Window > now)
            .Select(purchase => purchase.EndedAt!.Value).ToList();
        if (failures.Count <= rules.FreeAttempts)
            return null;
        var again = failures.Max() + Backoff.Pause(
            rules.FirstPause, rules.LongestPause, failures.Count - rules.FreeAttempts - 1);
        return again <= now ? null : new DomainError(
            DomainErrorKind.Exhausted, "purchase_cooldown",
            $"You have had {Count(failures.Count, "purchase")} of this picture without a payment. Please try again in {WaitingTime.InWords(again - now)}.");
    }

    private static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
