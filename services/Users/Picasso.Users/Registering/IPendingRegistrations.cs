namespace Picasso.Users.Registering;

/// <summary>Registrations whose address nobody has proved yet, by the hash of their link. Addresses are compared without case.</summary>
internal interface IPendingRegistrations
{
    /// <summary>Stores one, and removes expired ones and the oldest of the address beyond <paramref name="keep"/>.</summary>
    Task AddAsync(PendingRegistration registration, int keep, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The registration with this link that has not expired; null without one.</summary>
    Task<PendingRegistration?> FindAsync(string tokenHash, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The latest of an address that has not expired; null without one.</summary>
    Task<PendingRegistration?> FindLatestAsync(string email, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Removes every registration of an address, because one was confirmed.</summary>
    Task RemoveAllAsync(string email, CancellationToken cancellationToken);
}
