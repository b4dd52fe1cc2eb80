namespace Picasso.Payments.Sharding;

/// <summary>
/// The state of one bucket on one shard. The rows of all shards together are the map: the highest epoch names the holder. A writer reads the row in
/// its own transaction, so no write can overtake a move. docs/decisions/0013.
/// </summary>
internal sealed class BucketOwnership
{
    public int Bucket { get; set; }

    /// <summary>One of <see cref="BucketStates"/>.</summary>
    public string State { get; set; } = BucketStates.Gone;

    /// <summary>Increases with every move of the bucket.</summary>
    public long Epoch { get; set; }

    /// <summary>The other shard: the present or future holder, or the source while the bucket arrives. Empty while held.</summary>
    public string Peer { get; set; } = "";
}

/// <summary>States of a bucket in a shard. They are stored, and the ledger's triggers name them.</summary>
internal static class BucketStates
{
    /// <summary>Held: may be read and written.</summary>
    public const string Held = "held";

    /// <summary>Leaving: may be read only.</summary>
    public const string Leaving = "leaving";

    /// <summary>Arriving: its rows are not visible yet.</summary>
    public const string Arriving = "arriving";

    /// <summary>Held by another shard.</summary>
    public const string Gone = "gone";
}
