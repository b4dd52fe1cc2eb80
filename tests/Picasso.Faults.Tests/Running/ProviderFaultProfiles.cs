using Picasso.StripeStandIn;

namespace Picasso.Faults.Tests.Running;

/// <summary>Makes the provider behave.</summary>
internal static class ProviderFaultProfiles
{
    /// <summary>Longer than the marketplace waits for one call.</summary>
    private static readonly TimeSpan s_slow = TimeSpan.FromSeconds(2.5);

    /// <summary>Webhooks are lost, repeated and late in any profile.</summary>
    public static void Begin(StandInFaults faults, int seed, TimeSpan disputeAfter)
    {
        faults.Seed = seed;
        (faults.LoseWebhook, faults.RepeatWebhook, faults.WebhookDelayMax) = (0.2, 0.3, TimeSpan.FromSeconds(1.5));
        // Later than a reservation holds.
        (faults.FailingRefunds, faults.SettleAfter) = (2, TimeSpan.FromSeconds(16));
        (faults.DisputeAfter, faults.DecideAfter) = (disputeAfter, TimeSpan.FromSeconds(4));
    }

    public static void Set(StandInFaults faults, ProviderFaultProfile profile)
    {
        faults.IsDown = profile == ProviderFaultProfile.Down;
        (faults.LoseCall, faults.LoseAnswer) = profile == ProviderFaultProfile.Lossy ? (0.1, 0.2) : (0, 0);
        faults.DelayMax = profile switch
        {
            ProviderFaultProfile.Slow => s_slow,
            ProviderFaultProfile.Lossy => TimeSpan.FromMilliseconds(150),
            _ => TimeSpan.Zero,
        };
    }

    /// <summary>From here on everything works.</summary>
    public static void End(StandInFaults faults)
    {
        Set(faults, ProviderFaultProfile.Fair);
        (faults.LoseWebhook, faults.RepeatWebhook, faults.WebhookDelayMax) = (0, 0, TimeSpan.Zero);
    }
}
