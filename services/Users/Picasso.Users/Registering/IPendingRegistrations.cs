namespace Picasso.Users.Registering;

/// <summary>Registrations with unproved addresses, by the hash of their link. Addresses are compared without case.</summary>
internal interface IPendingRegistrations
{
    /// <summary>Stores one, and removes expired ones and the oldest of the address above <paramref name="keep"/>.</summary>
    Task AddAsync(PendingRegistration registration, int keep, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The unexpired registration with this link; null when there is none.</summary>
    Task<PendingRegistration?> FindAsync(string tokenHash, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The latest unexpired registration of an address; null when there is none.</summary>
    Task<PendingRegistration?> FindLatestAsync(string email, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Removes every registration of an address, because one was confirmed.</summary>
    Task RemoveAllAsync(string email, CancellationToken cancellationToken);
}
