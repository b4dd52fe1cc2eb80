namespace Picasso.Payments.Storing.Rows;

/// <summary>An operator's action on a purchase: stored in its shard, written with its effect, append-only.</summary>
internal sealed class OperatorAct
{
    public string ActId { get; set; } = "";

    public int Bucket { get; set; }

    public string PurchaseId { get; set; } = "";

    /// <summary>The operator.</summary>
    public string OperatorId { get; set; } = "";

    /// <summary>"retry" or "refund".</summary>
    public string Kind { get; set; } = "";

    /// <summary>The reason in the operator's words.</summary>
    public string Reason { get; set; } = "";

    public DateTimeOffset At { get; set; }
}
