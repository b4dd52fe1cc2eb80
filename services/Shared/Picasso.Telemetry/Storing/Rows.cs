namespace Picasso.Telemetry.Storing;

/// <summary>A stored span. Times are microseconds since 1970, durations microseconds.</summary>
internal sealed record SpanRow
{
    public required string TraceId { get; init; }
    public required string SpanId { get; init; }
    public required string ParentId { get; init; }
    public required string Name { get; init; }
    public required string Kind { get; init; }
    public required string Service { get; init; }
    public required long StartedAt { get; init; }
    public required long Duration { get; init; }
    public required bool Failed { get; init; }
    public required string Status { get; init; }
    public required string PurchaseId { get; init; }
    public required string PictureId { get; init; }

    /// <summary>JSON object of texts.</summary>
    public required string Tags { get; init; }
}

/// <summary>A stored log line.</summary>
internal sealed record LogRow
{
    /// <summary>Increasing; assigned by the store.</summary>
    public long Id { get; init; }
    public required long At { get; init; }

    /// <summary>The level's number in Microsoft.Extensions.Logging.</summary>
    public required int Level { get; init; }
    public required string Category { get; init; }
    public required int EventId { get; init; }
    public required string Message { get; init; }
    public required string Exception { get; init; }
    public required string TraceId { get; init; }

    /// <summary>JSON object of texts.</summary>
    public required string Details { get; init; }
}

/// <summary>A stored point of a metric.</summary>
internal sealed record PointRow
{
    public required long At { get; init; }
    public required string Instance { get; init; }
    public required string Name { get; init; }
    public required string Unit { get; init; }
    public required string Kind { get; init; }

    /// <summary>JSON object of texts, keys in order: with the name it identifies the series.</summary>
    public required string Tags { get; init; }
    public required double Value { get; init; }
    public required long Count { get; init; }
    public required double Sum { get; init; }

    /// <summary>JSON array of numbers; empty text for none.</summary>
    public required string Bounds { get; init; }
    public required string Buckets { get; init; }
}

/// <summary>A trace as a row of a list.</summary>
internal sealed record TraceRow
{
    public required string TraceId { get; init; }
    public required string Name { get; init; }
    public required long StartedAt { get; init; }
    public required long EndedAt { get; init; }
    public required long Spans { get; init; }
    public required long Failed { get; init; }
    public required string PurchaseId { get; init; }
    public required string PictureId { get; init; }
}
