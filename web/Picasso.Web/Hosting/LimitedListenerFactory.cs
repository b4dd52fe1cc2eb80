using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Picasso.ServiceDefaults.Authentication;
using Picasso.ServiceDefaults.Limiting;
using Picasso.Web.Live;

namespace Picasso.Web.Hosting;

/// <summary>
/// Counts connections when they are accepted, before anything is read from them: the limit of one address is below the total limit, so one address
/// cannot block others with idle connections.
/// </summary>
internal sealed class LimitedListenerFactory(IConnectionListenerFactory inner, TrustedSources trusted, IOptions<LiveOptions> options)
    : IConnectionListenerFactory, IConnectionListenerFactorySelector
{
    private readonly OpenCounter _open = new(options.Value.Connections);

    public bool CanBind(EndPoint endpoint) => inner is not IConnectionListenerFactorySelector selector || selector.CanBind(endpoint);

    public async ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        new Listener(await inner.BindAsync(endpoint, cancellationToken), this);

    private IDisposable? TryOpen(EndPoint? remote) =>
        _open.TryOpen(((remote as IPEndPoint)?.Address is { } address && !trusted.Contains(address) ? ClientAddress.Group(address) : null,
            options.Value.ConnectionsPerAddress));

    private sealed class Listener(IConnectionListener inner, LimitedListenerFactory limits) : IConnectionListener
    {
        public EndPoint EndPoint => inner.EndPoint;

        public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
        {
            while (await inner.AcceptAsync(cancellationToken) is { } connection)
            {
                if (limits.TryOpen(connection.RemoteEndPoint) is { } open)
                {
                    connection.ConnectionClosed.Register(static place => ((IDisposable)place!).Dispose(), open);
                    return connection;
                }

                connection.Abort(new ConnectionAbortedException("Too many connections."));
                await connection.DisposeAsync();
            }

            return null;
        }

        public ValueTask UnbindAsync(CancellationToken cancellationToken = default) => inner.UnbindAsync(cancellationToken);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
