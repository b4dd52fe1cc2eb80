using System.Collections.Frozen;
using Microsoft.Extensions.Configuration;
using Picasso.Contracts;
using Picasso.ServiceDefaults.Authentication.Services;

namespace Picasso.Testing.Processes;

/// <summary>Lets a test call services as the web does: with the service credential of the installation under test.</summary>
public static class ServiceCredential
{
    /// <summary>The key of every installation under test.</summary>
    public const string Key = "cGljYXNzby1zZXJ2aWNlLWtleS1mb3ItdGVzdHMtb25seSEh";

    /// <summary>The key as a variable of the environment.</summary>
    public static KeyValuePair<string, string> Environment { get; } = new("Picasso__ServiceKeys__0", Key);

    private static readonly FrozenDictionary<string, string> s_roles = new Dictionary<string, string>
    {
        ["picasso.users.v1"] = ServiceNames.Users,
        ["picasso.pictures.v1.PictureCommands"] = ServiceNames.PicturesCommands,
        ["picasso.pictures.v1.ResumableUploads"] = ServiceNames.PicturesCommands,
        ["picasso.pictures.v1.PictureQueries"] = ServiceNames.PicturesQueries,
        ["picasso.payments.v1"] = ServiceNames.Payments,
        ["picasso.reactions.v1"] = ServiceNames.Reactions,
        ["picasso.messages.v1"] = ServiceNames.Messages,
        ["picasso.operations.v1"] = ServiceNames.Users,
    }.ToFrozenDictionary();

    /// <summary>The service that serves a gRPC method.</summary>
    public static string ServiceOf(string path) => s_roles.First(pair => path.StartsWith($"/{pair.Key}", StringComparison.Ordinal)).Value;

    /// <summary>Signs every call and passes it on, addressed to its service by name.</summary>
    public static HttpMessageHandler Sign(HttpMessageHandler inner, string key = Key, TimeProvider? clock = null, string caller = ServiceNames.Web)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new($"{ServiceKeys.Section}:0", key)]).Build();
        var credential = new ServiceCredentialHandler(new ServiceKeys(configuration), [new ServiceIdentity(caller)], clock ?? TimeProvider.System)
        {
            InnerHandler = inner,
        };
        return new ByName { InnerHandler = credential };
    }

    /// <summary>Signs every call and sends it to one address, which serves everything.</summary>
    public static HttpMessageHandler SignTo(Uri address, HttpMessageHandler? inner = null, TimeProvider? clock = null) =>
        Sign(new At(address) { InnerHandler = inner ?? new SocketsHttpHandler { EnableMultipleHttp2Connections = true } }, clock: clock);

    private sealed class ByName : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri($"http://{ServiceOf(request.RequestUri!.AbsolutePath)}{request.RequestUri.AbsolutePath}");
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class At(Uri address) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(address, request.RequestUri!.AbsolutePath);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
