namespace Picasso.ObjectStorage;

/// <summary>The object store is unreachable, or does not answer in time; the effect of the call is unknown.</summary>
public sealed class ObjectStoreUnavailableException(string message, Exception? cause = null) : IOException(message, cause);
