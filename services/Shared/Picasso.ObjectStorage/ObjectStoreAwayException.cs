namespace Picasso.ObjectStorage;

/// <summary>The object store cannot be reached, or does not answer in time; whether it did what was asked is not known.</summary>
public sealed class ObjectStoreAwayException(string message, Exception? cause = null) : IOException(message, cause);
