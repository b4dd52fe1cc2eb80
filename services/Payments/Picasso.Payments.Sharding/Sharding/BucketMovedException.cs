namespace Picasso.Payments.Sharding;

/// <summary>A bucket cannot be read or written here now. A retry with a fresh map finds it.</summary>
internal sealed class BucketMovedException(int bucket) : Exception($"Bucket {bucket} has moved or is moving.");
