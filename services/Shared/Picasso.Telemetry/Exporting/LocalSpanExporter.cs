using System.Diagnostics;
using OpenTelemetry;
using Picasso.Kernel.Tracing;
using Picasso.Telemetry.Storing;

namespace Picasso.Telemetry.Exporting;

/// <summary>Writes finished spans in batches to the local store.</summary>
internal sealed class LocalSpanExporter(SqliteTelemetryStore store) : BaseExporter<Activity>
{
    public override ExportResult Export(in Batch<Activity> batch)
    {
        var rows = new List<SpanRow>();
        foreach (var span in batch)
            rows.Add(Row(span));
        return SqliteAttempt.To(() => store.Write(rows));
    }

    private static SpanRow Row(Activity span) => new()
    {
        TraceId = span.TraceId.ToHexString(),
        SpanId = span.SpanId.ToHexString(),
        ParentId = span.ParentSpanId == default ? "" : span.ParentSpanId.ToHexString(),
        Name = span.DisplayName,
        Kind = span.Kind.ToString().ToLowerInvariant(),
        Service = span.GetTagItem(TelemetryTags.Service) as string ?? "",
        StartedAt = Microseconds.Of(new DateTimeOffset(span.StartTimeUtc)),
        Duration = (long)span.Duration.TotalMicroseconds,
        Failed = span.Status == ActivityStatusCode.Error,
        Status = span.StatusDescription ?? "",
        PurchaseId = span.GetTagItem(TelemetryTags.PurchaseId) as string ?? "",
        PictureId = span.GetTagItem(TelemetryTags.PictureId) as string ?? "",
        Tags = TagText.Of(span.TagObjects),
    };
}
