namespace Picasso.Payments.Sharding;

/// <summary>Rows of an arriving bucket, packed until the bucket is held here, so that the tables contain only rows of held buckets.</summary>
internal sealed class BucketChunk
{
    public int Bucket { get; set; }

    public int Number { get; set; }

    /// <summary>The table of the rows.</summary>
    public string Table { get; set; } = "";

    /// <summary>JSON: a list of rows, each the list of its values in the order of the table's columns.</summary>
    public string Rows { get; set; } = "";
}
