using EventStore.Client;
using Grpc.Core;

namespace Picasso.EventStoreDb.Reference.Simulation;

/// <summary>What an access list can refuse.</summary>
[Flags]
internal enum SimulatedRights
{
    None = 0,
    ReadStream = 1,
    ReadAll = 2,
    Append = 4,
}

internal sealed partial class SimulatedServer
{
    private readonly Dictionary<string, (string Password, SimulatedRights Rights)> _users = [];
    private int _refusals;

    /// <summary>How many calls it refused for a missing right.</summary>
    public int Refusals => Volatile.Read(ref _refusals);

    /// <summary>
    /// From now on it speaks TLS only and knows its users. A server that is not changed lets ordinary users read and append to streams, and
    /// only administrators read <c>$all</c>.
    /// </summary>
    /// <returns>The connection string of the user.</returns>
    public string Secure(string user, string password, SimulatedRights rights)
    {
        lock (_lock)
            _users[user] = (password, rights);
        return $"esdb://{Uri.EscapeDataString(user)}:{Uri.EscapeDataString(password)}@{_host}:2113?tls=true";
    }

    /// <summary>Whether these settings may do it.</summary>
    public SimulatedServer Authorize(EventStoreClientSettings settings, SimulatedRights right)
    {
        lock (_lock)
        {
            if (_users.Count == 0)
                return this;
            if (settings.ConnectivitySettings.Insecure)
                throw new RpcException(new Status(StatusCode.Unavailable, "The connection was closed."));
            if (settings.DefaultCredentials is { Username: { } name } credentials
                && _users.TryGetValue(name, out var user) && user.Password == credentials.Password)
                return user.Rights.HasFlag(right) ? this : throw Refuse(new AccessDeniedException());
            throw Refuse(new NotAuthenticatedException("Authentication failed."));
        }
    }

    private Exception Refuse(Exception answer)
    {
        Interlocked.Increment(ref _refusals);
        return answer;
    }
}
