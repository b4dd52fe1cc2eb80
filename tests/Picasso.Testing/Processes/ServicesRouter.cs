using System.Collections.Frozen;
using Picasso.Contracts;

namespace Picasso.Testing.Processes;

/// <summary>Sends each gRPC call to a process that plays the role which serves it, taking copies in turn.</summary>
internal sealed class ServicesRouter(IReadOnlyList<ProcessPlan> plans) : HttpMessageHandler
{
    private static readonly FrozenDictionary<string, string> s_roles = new Dictionary<string, string>
    {
        ["picasso.users.v1"] = ServiceNames.Users,
        ["picasso.pictures.v1.PictureCommands"] = ServiceNames.PicturesCommands,
        ["picasso.pictures.v1.PictureQueries"] = ServiceNames.PicturesQueries,
        ["picasso.payments.v1"] = ServiceNames.Payments,
        ["picasso.reactions.v1"] = ServiceNames.Reactions,
        ["picasso.messages.v1"] = ServiceNames.Messages,
    }.ToFrozenDictionary();

    private readonly HttpMessageInvoker _sockets = new(new SocketsHttpHandler { EnableMultipleHttp2Connections = true });
    private int _turn;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        var role = s_roles.First(pair => path.StartsWith($"/{pair.Key}", StringComparison.Ordinal)).Value;
        ProcessPlan[] copies = [.. plans.Where(plan => plan.Roles.Contains(role))];
        var first = Interlocked.Increment(ref _turn);
        for (var next = 0; ; next++)
        {
            request.RequestUri = new Uri(copies[(first + next) % copies.Length].ServicesAddress, path);
            try
            {
                return await _sockets.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException away) when (away.HttpRequestError == HttpRequestError.ConnectionError && next + 1 < copies.Length)
            {
                // Never sent; another copy gets it.
            }
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _sockets.Dispose();
        base.Dispose(disposing);
    }
}
