namespace Picasso.Payments.Reconciling;

/// <summary>How far the provider's records of a kind have been held against ours. One row for each kind, in bucket 0.</summary>
internal sealed class ReconciliationMark
{
    /// <summary>Name of a <see cref="Providers.RecordKind"/>.</summary>
    public string Kind { get; set; } = "";

    public int Bucket { get; set; }

    /// <summary>Everything made before was looked at; null before the first pass.</summary>
    public DateTimeOffset? Until { get; set; }

    /// <summary>When a pass last reached back far.</summary>
    public DateTimeOffset? DeepAt { get; set; }

    /// <summary>When the last pass ended well.</summary>
    public DateTimeOffset? RanAt { get; set; }

    /// <summary>No other process begins a pass before.</summary>
    public DateTimeOffset NextAt { get; set; }

    /// <summary>Records that the last pass looked at.</summary>
    public int Checked { get; set; }

    /// <summary>Why the last pass failed; empty when it did not.</summary>
    public string LastError { get; set; } = "";
}

/// <summary>A record of the provider's that did not match, once. What is healed or clear again says when; the row stays.</summary>
internal sealed class ReconciliationFinding
{
    /// <summary>Follows from kind and record, so that it is found once.</summary>
    public string FindingId { get; set; } = "";

    public int Bucket { get; set; }

    /// <summary>Name of a <see cref="Providers.RecordKind"/>.</summary>
    public string Kind { get; set; } = "";

    /// <summary>The provider's name for the record.</summary>
    public string ProviderId { get; set; } = "";

    /// <summary>The key that it was ordered under; empty when it names none.</summary>
    public string OrderKey { get; set; } = "";

    public long AmountMinor { get; set; }

    public string Currency { get; set; } = "";

    /// <summary>Name of the <see cref="Verdict"/>.</summary>
    public string Verdict { get; set; } = "";

    /// <summary>Stable reason; see <see cref="Matching"/>.</summary>
    public string Reason { get; set; } = "";

    public DateTimeOffset FoundAt { get; set; }

    /// <summary>When the record matched after all, or its money went back; null while it is open.</summary>
    public DateTimeOffset? ResolvedAt { get; set; }
}
