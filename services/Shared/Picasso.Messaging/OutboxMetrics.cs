using System.Diagnostics.Metrics;

namespace Picasso.Messaging;

/// <summary>What every outbox counts: meter "Picasso.Messaging".</summary>
internal static class OutboxMetrics
{
    private static readonly Counter<long> s_deliveries = OutboxMeter.Instance.CreateCounter<long>(
        "picasso.outbox.deliveries", "{entry}", "Attempts to deliver an entry of an outbox, by outbox and outcome.");

    public static void Delivered(string outbox) => Add(outbox, "delivered");

    public static void Failed(string outbox) => Add(outbox, "failed");

    public static void SetAside(string outbox) => Add(outbox, "set_aside");

    private static void Add(string outbox, string outcome) => s_deliveries.Add(1, new("outbox", outbox), new("outcome", outcome));
}

/// <summary>The meter of outboxes. One for the process, whatever hosts it has.</summary>
internal static class OutboxMeter
{
    public static Meter Instance { get; } = new("Picasso.Messaging");
}
