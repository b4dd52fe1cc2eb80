using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Picasso.ServiceDefaults.Authentication;

namespace Picasso.Users.SigningTokens;

/// <summary>Publishes the public halves of the keys (RFC 7517).</summary>
internal static class JwksEndpoint
{
    public static void MapJwks(this IEndpointRouteBuilder app) => app
        .MapGet(AuthenticationExtensions.JwksPath, async (KeyRing keys, CancellationToken cancellationToken) => Results.Json(
            new KeySet([.. (await keys.PublishedAsync(cancellationToken)).Select(PublishedKey.Of)]), contentType: "application/jwk-set+json"))
        .AllowAnonymous();

    private sealed record KeySet(IReadOnlyList<PublishedKey> Keys);

    // The published members are listed here explicitly, so that a private one can never be published.
    private sealed record PublishedKey(string Kty, string Crv, string X, string Y, string Kid, string Use, string Alg)
    {
        public static PublishedKey Of(SigningKey key) =>
            new(key.Public.Kty, key.Public.Crv, key.Public.X, key.Public.Y, key.Public.KeyId, key.Public.Use, key.Public.Alg);
    }
}
