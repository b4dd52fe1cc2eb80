using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Grpc.Core;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Picasso.Contracts.Users;
using Picasso.Testing.Hosting;

namespace Picasso.Users.Tests;

public class TokensTests
{
    private static readonly (StatusCode, string) s_invalid = (StatusCode.Unauthenticated, "token_invalid");

    [Fact]
    public async Task A_token_is_believed_by_the_published_keys()
    {
        await using var users = await UsersHost.StartAsync();
        var session = await users.JoinAsync("ada@example.com");

        (await users.AccountsOf(session).GetAccountAsync(new GetAccountRequest())).Email.ShouldBe("ada@example.com");
    }

    [Fact]
    public async Task Without_a_token_the_answer_is_to_sign_in()
    {
        await using var users = await UsersHost.StartAsync();

        (await ErrorAsync(users, null)).ShouldBe((StatusCode.Unauthenticated, "sign_in_required"));
    }

    [Fact]
    public async Task Forged_tokens_are_refused()
    {
        await using var users = await UsersHost.StartAsync();
        var token = (await users.JoinAsync("ada@example.com")).AccessToken;
        var parts = token.Split('.');
        var victim = (await users.JoinAsync("eve@example.com")).Account.Profile.UserId;
        var payload = Base64UrlEncoder.Decode(parts[1]);
        var id = new JsonWebToken(token).Subject;

        (await ErrorAsync(users, "nonsense")).ShouldBe(s_invalid);
        (await ErrorAsync(users, $"{parts[0]}.{Base64UrlEncoder.Encode(payload.Replace(id, victim, StringComparison.Ordinal))}.{parts[2]}")).ShouldBe(s_invalid);
        (await ErrorAsync(users, $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{parts[1]}.")).ShouldBe(s_invalid);
        (await ErrorAsync(users, TestTokens.For(id))).ShouldBe(s_invalid);
    }

    [Fact]
    public async Task A_foreign_key_under_our_keys_name_is_refused_and_so_is_ours_used_as_a_shared_secret()
    {
        await using var users = await UsersHost.StartAsync();
        var token = new JsonWebToken((await users.JoinAsync("ada@example.com")).AccessToken);
        using var client = users.HttpClient();
        var published = await client.GetByteArrayAsync("/.well-known/jwks.json");

        var foreign = new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = token.Kid };
        (await ErrorAsync(users, TestTokens.For(token.Subject, signedBy: foreign))).ShouldBe(s_invalid);
        var confused = new JsonWebTokenHandler().CreateToken(
            Encoding.UTF8.GetString(Base64UrlEncoder.DecodeBytes(token.EncodedPayload)),
            new SigningCredentials(new SymmetricSecurityKey(published) { KeyId = token.Kid }, SecurityAlgorithms.HmacSha256));
        (await ErrorAsync(users, confused)).ShouldBe(s_invalid);
    }

    [Fact]
    public async Task An_expired_token_is_refused()
    {
        await using var users = await UsersHost.StartAsync(now: TimeProvider.System.GetUtcNow().AddMinutes(-6));
        var session = await users.JoinAsync("ada@example.com");

        (await ErrorAsync(users, session.AccessToken)).ShouldBe(s_invalid);
    }

    [Fact]
    public async Task The_key_set_holds_public_parts_alone()
    {
        await using var users = await UsersHost.StartAsync();
        using var client = users.HttpClient();

        using var set = JsonDocument.Parse(await client.GetStringAsync("/.well-known/jwks.json"));

        var key = set.RootElement.GetProperty("keys").EnumerateArray().ShouldHaveSingleItem();
        key.EnumerateObject().Select(member => member.Name).ShouldBe(["kty", "crv", "x", "y", "kid", "use", "alg"], ignoreOrder: true);
        key.GetProperty("crv").GetString().ShouldBe("P-256");
        key.GetProperty("alg").GetString().ShouldBe("ES256");
    }

    [Fact]
    public async Task Keys_survive_a_restart_and_rotate_without_a_gap()
    {
        var data = Directory.CreateTempSubdirectory("picasso-test-");
        string first;
        await using (var users = await UsersHost.StartAsync(dataDirectory: data.FullName))
        {
            await users.JoinAsync("ada@example.com");
            first = await KidAsync(users);
        }

        await using (var users = await UsersHost.StartAsync(dataDirectory: data.FullName))
        {
            (await KidAsync(users)).ShouldBe(first);
            users.Clock.Advance(TimeSpan.FromDays(30.1));
            (await KidAsync(users)).ShouldBe(first, "the next key is known to everybody before it signs");
            (await PublishedAsync(users)).Length.ShouldBe(2);
            users.Clock.Advance(TimeSpan.FromDays(1.1));
            var second = await KidAsync(users);
            second.ShouldNotBe(first);
            (await PublishedAsync(users)).ShouldBe([first, second], ignoreOrder: true);
            users.Clock.Advance(TimeSpan.FromDays(1.1));
            (await PublishedAsync(users)).ShouldBe([second]);
        }

        data.Delete(recursive: true);
    }

    private static async Task<string> KidAsync(UsersHost users) => new JsonWebToken((await users.LogInAsync("ada@example.com")).AccessToken).Kid;

    private static async Task<string[]> PublishedAsync(UsersHost users)
    {
        using var client = users.HttpClient();
        return [.. new JsonWebKeySet(await client.GetStringAsync("/.well-known/jwks.json")).Keys.Select(key => key.Kid)];
    }

    private static Task<(StatusCode, string)> ErrorAsync(UsersHost users, string? token) =>
        UsersHost.ErrorAsync(async () => await users.AccountsWith(token).GetAccountAsync(new GetAccountRequest()));
}
