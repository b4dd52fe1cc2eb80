using Picasso.Checker;
using Picasso.StripeStandIn;

namespace Picasso.Faults.Tests.Running;

/// <summary>The provider is the stand-in, and everything that is patient for minutes is so for seconds.</summary>
internal static class Settings
{
    /// <summary>The rules of resales below, as the checker needs them. Between two looks at the time lies a purchase, perhaps a kill.</summary>
    public static ResaleRules Rules { get; } = new()
    {
        HoldFor = TimeSpan.FromSeconds(2), FloorBasisPoints = 5_000, Window = TimeSpan.FromMinutes(2), Slack = TimeSpan.FromSeconds(2),
    };

    public static IEnumerable<KeyValuePair<string, string>> Of(StandIn stripe) => new Dictionary<string, string>
    {
        ["Payments__Provider"] = "stripe",
        ["Payments__Stripe__SecretKey"] = StandIn.SecretKey,
        ["Payments__Stripe__PublishableKey"] = "pk_test_standin",
        ["Payments__Stripe__WebhookSecret"] = StandIn.WebhookSecret,
        ["Payments__Stripe__ApiBase"] = stripe.Address.GetLeftPart(UriPartial.Authority),
        ["Payments__Stripe__Timeout"] = "00:00:01.5",
        ["Payments__Stripe__Retries"] = "1",
        ["Payments__Limits__OpenPurchases"] = "1000",
        ["Payments__Limits__FreeAttempts"] = "1000",
        // The operator signs in anew for each move; a run of hours has more of them than an hour allows.
        ["Users__Limits__SignInsPerHour"] = "100000",
        ["Payments__Limits__DeclinedCards"] = "100000",
        ["Payments__Limits__DeclinedCardsPerAddress"] = "100000",
        ["Payments__Purchase__ReservationLifetime"] = "00:00:15",
        ["Payments__Purchase__ConfirmationTimeout"] = "00:00:05",
        ["Payments__Purchase__RetryFirst"] = "00:00:00.5",
        ["Payments__Purchase__RetryMax"] = "00:00:03",
        ["Payments__Purchase__RefundRetryMax"] = "00:00:02",
        ["Payments__Purchase__ProviderTimeout"] = "00:00:06",
        // A resale is at arm's length two seconds after the purchase, from half of its price on; banks ask back within minutes.
        ["Payments__Resale__HoldFor"] = "00:00:02",
        ["Payments__Resale__FloorBasisPoints"] = "5000",
        ["Payments__Resale__DisputeWindow"] = "00:02:00",
        ["Payments__Payouts__Hold"] = "00:00:01",
        ["Payments__Payouts__Every"] = "00:00:03",
        ["Payments__Payouts__RetryFirst"] = "00:00:01",
        ["Payments__Payouts__RetryMax"] = "00:00:03",
        ["Payments__Relay__Lease"] = "00:00:03",
        ["Payments__Relay__RetryMax"] = "00:00:03",
        ["Payments__Relay__AnswerWithin"] = "00:00:03",
        ["Payments__Relay__DueLease"] = "00:00:02",
    };
}
