namespace Picasso.Payments.Sharding;

/// <summary>
/// What one shard knows of one bucket. The rows of all shards together are the map: the highest epoch says where a bucket is.
/// A writer reads the row in its own transaction, so that no write can pass a move. docs/decisions/0013.
/// </summary>
internal sealed class BucketOwnership
{
    public int Bucket { get; set; }

    /// <summary>One of <see cref="BucketStates"/>.</summary>
    public string State { get; set; } = BucketStates.Gone;

    /// <summary>Grows with every move of the bucket.</summary>
    public long Epoch { get; set; }

    /// <summary>The other shard: where the bucket is or is going to, and where it comes from while it arrives. Empty while held.</summary>
    public string Peer { get; set; } = "";
}

/// <summary>States of a bucket in a shard. They are stored, and the ledger's triggers name them.</summary>
internal static class BucketStates
{
    /// <summary>Here; may be read and written.</summary>
    public const string Held = "held";

    /// <summary>Here, but about to leave: may be read only.</summary>
    public const string Leaving = "leaving";

    /// <summary>On its way here; nothing of it is in force.</summary>
    public const string Arriving = "arriving";

    /// <summary>On another shard.</summary>
    public const string Gone = "gone";
}
