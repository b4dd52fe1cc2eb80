namespace Picasso.Payments.Sharding;

/// <summary>A bucket is not, or not now, to be written or read here. Whoever asks again with a fresh map finds it.</summary>
internal sealed class BucketAwayException(int bucket) : Exception($"Bucket {bucket} has moved or is moving.");
