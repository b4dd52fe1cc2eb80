using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Picasso.Users.Tests;

/// <summary>Stands in for Google and Facebook: an authorization server that checks what a real one checks.</summary>
internal sealed class IdentityProvider : IAsyncDisposable
{
    public const string ClientId = "picasso-client";
    public const string ClientSecret = "picasso-secret";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Grant> _grants = new();

    private IdentityProvider(WebApplication app) => _app = app;

    /// <summary>Who signs in there next, as the user information endpoint says.</summary>
    public Dictionary<string, object> Person { get; set; } = [];

    /// <summary>Replaces the nonce in identity tokens, as somebody else's sign-in would.</summary>
    public string? ForeignNonce { get; set; }

    /// <summary>Query of the last request for authorization.</summary>
    public IReadOnlyDictionary<string, string> Asked { get; private set; } = new Dictionary<string, string>();

    public static async Task<IdentityProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        var app = builder.Build();
        var provider = new IdentityProvider(app);
        app.MapGet("/authorize", provider.Authorize);
        app.MapPost("/token", provider.TokenAsync);
        app.MapGet("/me", provider.Me);
        await app.StartAsync();
        return provider;
    }

    public HttpMessageHandler Handler() => _app.GetTestServer().CreateHandler();

    public IEnumerable<KeyValuePair<string, string?>> Configuration(string name) =>
    [
        new($"Picasso:Users:{name}:ClientId", ClientId),
        new($"Picasso:Users:{name}:ClientSecret", ClientSecret),
        new($"Picasso:Users:{name}:AuthorizationEndpoint", "https://provider.example/authorize"),
        new($"Picasso:Users:{name}:TokenEndpoint", "https://provider.example/token"),
        new($"Picasso:Users:{name}:UserInformationEndpoint", "https://provider.example/me"),
    ];

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IResult Authorize(HttpRequest request)
    {
        var query = Asked = request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        query["client_id"].ShouldBe(ClientId);
        query["response_type"].ShouldBe("code");
        query["code_challenge_method"].ShouldBe("S256");
        var code = RandomNumberGenerator.GetHexString(32);
        _grants[code] = new Grant(query["code_challenge"], query["redirect_uri"], query.GetValueOrDefault("nonce"));
        return Results.Redirect(QueryHelpers.AddQueryString(
            query["redirect_uri"], new Dictionary<string, string?> { ["code"] = code, ["state"] = query["state"] }));
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var verifier = form["code_verifier"].ToString();
        var challenge = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        if (!_grants.TryRemove(form["code"].ToString(), out var grant) || grant.Challenge != challenge
            || form["redirect_uri"] != grant.RedirectUri || form["client_secret"] != ClientSecret)
            return Results.BadRequest(new { error = "invalid_grant" });
        return Results.Ok(new { access_token = "access", token_type = "Bearer", id_token = IdToken(ForeignNonce ?? grant.Nonce) });
    }

    private IResult Me(HttpRequest request) =>
        request.Headers.Authorization == "Bearer access" ? Results.Ok(Person) : Results.Unauthorized();

    private string IdToken(string? nonce) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = "https://accounts.google.com",
        Audience = ClientId,
        Claims = new Dictionary<string, object> { ["sub"] = Person.GetValueOrDefault("sub", ""), ["nonce"] = nonce ?? "" },
        SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(new byte[32]), SecurityAlgorithms.HmacSha256),
    });

    private sealed record Grant(string Challenge, string RedirectUri, string? Nonce);
}
