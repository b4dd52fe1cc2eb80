using Picasso.Payments.Reconciling;

namespace Picasso.Payments.Storing.Rows;

/// <summary>The checkpoint of reconciliation for a kind of record. One row for each kind, in bucket 0.</summary>
internal sealed class ReconciliationMark
{
    /// <summary>Name of a RecordKind.</summary>
    public string Kind { get; set; } = "";

    public int Bucket { get; set; }

    /// <summary>Every earlier record was checked; null before the first pass.</summary>
    public DateTimeOffset? Until { get; set; }

    /// <summary>When a pass last covered the long range.</summary>
    public DateTimeOffset? DeepAt { get; set; }

    /// <summary>When the last pass succeeded.</summary>
    public DateTimeOffset? RanAt { get; set; }

    /// <summary>The lease: no other process starts a pass before this time.</summary>
    public DateTimeOffset NextAt { get; set; }

    /// <summary>Number of records that the last pass checked.</summary>
    public int Checked { get; set; }

    /// <summary>Why the last pass failed; empty when it succeeded.</summary>
    public string LastError { get; set; } = "";
}

/// <summary>A provider's record that did not match. A resolved one records the time of its resolution; the row is kept.</summary>
internal sealed class ReconciliationFinding
{
    /// <summary>Derived from kind and record, so it is stored once.</summary>
    public string FindingId { get; set; } = "";

    public int Bucket { get; set; }

    /// <summary>Name of a RecordKind.</summary>
    public string Kind { get; set; } = "";

    /// <summary>The provider's id of the record.</summary>
    public string ProviderId { get; set; } = "";

    /// <summary>Its idempotency key; empty when it has none.</summary>
    public string OrderKey { get; set; } = "";

    public long AmountMinor { get; set; }

    public string Currency { get; set; } = "";

    /// <summary>Name of the Verdict.</summary>
    public string Verdict { get; set; } = "";

    /// <summary>Stable reason; see Matching.</summary>
    public string Reason { get; set; } = "";

    public DateTimeOffset FoundAt { get; set; }

    /// <summary>When the record matched or its money was refunded; null while it is open.</summary>
    public DateTimeOffset? ResolvedAt { get; set; }
}
