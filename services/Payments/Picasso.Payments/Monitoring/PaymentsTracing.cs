using System.Diagnostics;
using Picasso.Contracts;
using Picasso.Kernel.Tracing;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.Monitoring;

/// <summary>Spans of payments: source "Picasso.Payments".</summary>
internal static class PaymentsTracing
{
    private static readonly ActivitySource s_source = new("Picasso.Payments");

    /// <summary>A call to the card provider.</summary>
    public static Activity? Provider(string what, string purchaseId, string pictureId)
    {
        var span = s_source.StartActivity($"provider {what}", ActivityKind.Client);
        span.SetTagIfMissing(TelemetryTags.PurchaseId, purchaseId);
        span.SetTagIfMissing(TelemetryTags.PictureId, pictureId);
        return span;
    }

    /// <summary>Tags the current span with the purchase.</summary>
    public static void Concerns(PurchaseSaga purchase)
    {
        Activity.Current.SetTagOnAncestors(TelemetryTags.PurchaseId, purchase.PurchaseId);
        Activity.Current.SetTagOnAncestors(TelemetryTags.PictureId, purchase.PictureId);
    }

    /// <summary>One transaction on a shard.</summary>
    public static Activity? Commit(string shard) => s_source.StartActivity("commit")?.SetTag("picasso.shard", shard);

    /// <summary>Starts a span for stored work, in the trace that stored it.</summary>
    /// <param name="what">For example "deliver charge-card.v1".</param>
    /// <param name="trace">W3C traceparent; null for none.</param>
    public static Activity? Resume(string what, string? trace)
    {
        if (!ActivityContext.TryParse(trace, null, isRemote: true, out var parent))
            return null;
        var span = s_source.StartActivity(what, ActivityKind.Producer, parent);
        span.SetTagIfMissing(TelemetryTags.Service, ServiceNames.Payments);
        return span;
    }
}
