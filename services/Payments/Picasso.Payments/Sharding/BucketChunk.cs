namespace Picasso.Payments.Sharding;

/// <summary>Rows of a bucket that arrives, packed until the bucket is in force here, so that tables only ever hold what counts.</summary>
internal sealed class BucketChunk
{
    public int Bucket { get; set; }

    public int Number { get; set; }

    /// <summary>The table whose rows they are.</summary>
    public string Table { get; set; } = "";

    /// <summary>JSON: a list of rows, each the list of its values in the order of the table's columns.</summary>
    public string Rows { get; set; } = "";
}
