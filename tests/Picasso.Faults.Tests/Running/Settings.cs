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
        ["Picasso__Payments__Provider"] = "stripe",
        ["Picasso__Payments__Stripe__SecretKey"] = StandIn.SecretKey,
        ["Picasso__Payments__Stripe__PublishableKey"] = "pk_test_standin",
        ["Picasso__Payments__Stripe__WebhookSecret"] = StandIn.WebhookSecret,
        ["Picasso__Payments__Stripe__ApiBase"] = stripe.Address.GetLeftPart(UriPartial.Authority),
        ["Picasso__Payments__Stripe__Timeout"] = "00:00:01.5",
        ["Picasso__Payments__Stripe__Retries"] = "1",
        ["Picasso__Payments__Limits__OpenPurchases"] = "1000",
        ["Picasso__Payments__Limits__FreeAttempts"] = "1000",
        // The operator signs in anew for each move; a run of hours has more of them than an hour allows.
        ["Picasso__Users__Limits__SignInsPerHour"] = "100000",
        ["Picasso__Payments__Limits__DeclinedCards"] = "100000",
        ["Picasso__Payments__Limits__DeclinedCardsPerAddress"] = "100000",
        ["Picasso__Payments__Purchase__ReservationLifetime"] = "00:00:15",
        ["Picasso__Payments__Purchase__ConfirmationTimeout"] = "00:00:05",
        ["Picasso__Payments__Purchase__RetryFirst"] = "00:00:00.5",
        ["Picasso__Payments__Purchase__RetryMax"] = "00:00:03",
        ["Picasso__Payments__Purchase__RefundRetryMax"] = "00:00:02",
        ["Picasso__Payments__Purchase__ProviderTimeout"] = "00:00:06",
        // A resale is at arm's length two seconds after the purchase, from half of its price on; banks ask back within minutes.
        ["Picasso__Payments__Resale__HoldFor"] = "00:00:02",
        ["Picasso__Payments__Resale__FloorBasisPoints"] = "5000",
        ["Picasso__Payments__Resale__DisputeWindow"] = "00:02:00",
        ["Picasso__Payments__Payouts__Hold"] = "00:00:01",
        ["Picasso__Payments__Payouts__Every"] = "00:00:03",
        ["Picasso__Payments__Payouts__RetryFirst"] = "00:00:01",
        ["Picasso__Payments__Payouts__RetryMax"] = "00:00:03",
        ["Picasso__Payments__Relay__Lease"] = "00:00:03",
        ["Picasso__Payments__Relay__RetryMax"] = "00:00:03",
        ["Picasso__Payments__Relay__AnswerWithin"] = "00:00:03",
        ["Picasso__Payments__Relay__DueLease"] = "00:00:02",
    };
}
