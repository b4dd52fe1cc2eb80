namespace Picasso.Payments.Sharding;

/// <summary>A bucket is not, or not now, to be written or read here. A repeat with a fresh map finds it.</summary>
internal sealed class BucketMovedException(int bucket) : Exception($"Bucket {bucket} has moved or is moving.");
