namespace Picasso.Payments.Operating;

/// <summary>What an operator did to a purchase: in its shard, written with the effect, added and never changed.</summary>
internal sealed class OperatorAct
{
    public string ActId { get; set; } = "";

    public int Bucket { get; set; }

    public string PurchaseId { get; set; } = "";

    /// <summary>Who.</summary>
    public string OperatorId { get; set; } = "";

    /// <summary>"retry" or "refund".</summary>
    public string Kind { get; set; } = "";

    /// <summary>Why, in the operator's words.</summary>
    public string Reason { get; set; } = "";

    public DateTimeOffset At { get; set; }
}
