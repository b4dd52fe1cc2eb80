using Microsoft.Extensions.Configuration;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Authentication.Services;

namespace Picasso.Shared.Tests.ServiceCredentials;

/// <summary>A service token fits the one call that it was made for.</summary>
public sealed class ServiceTokenTests
{
    private const string Method = "/picasso.users.v1.Sessions/LogIn";
    private static readonly DateTimeOffset s_now = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);
    private static readonly byte[] s_key = [.. Enumerable.Range(0, 32).Select(number => (byte)number)];
    private static readonly byte[] s_otherKey = [.. s_key.Reverse()];
    private static readonly ServiceCall s_call = new("web", "users", Method, "203.0.113.7");
    private static readonly string s_token = ServiceToken.Sign(s_key, s_call, s_now);

    [Fact]
    public void A_token_verifies_for_its_own_call() => Verify(s_token).ShouldBe(s_call);

    [Theory]
    [InlineData("/picasso.users.v1.Accounts/Register", "203.0.113.7", 0, "another method")]
    [InlineData(Method, "203.0.113.8", 0, "another client address")]
    [InlineData(Method, "", 0, "no client address")]
    [InlineData(Method, "203.0.113.7", 61, "too old")]
    [InlineData(Method, "203.0.113.7", -61, "from the future")]
    public void A_token_does_not_verify_for_another_call(string method, string address, int seconds, string because) =>
        ServiceToken.Verify([s_key], s_token, method, address, s_now.AddSeconds(seconds)).ShouldBeNull(because);

    [Theory]
    [InlineData("")]
    [InlineData("v1")]
    [InlineData("v1.web.users.1764417600.")]
    [InlineData("v1.web.users.1764417600.????")]
    [InlineData("v2.web.users.1764417600.AAAA")]
    [InlineData("v1.web.users.99999999999999999999.AAAA")]
    public void Text_that_is_no_token_does_not_verify(string text) => Verify(text).ShouldBeNull();

    [Fact]
    public void A_changed_token_does_not_verify()
    {
        Verify(s_token.Replace(".users.", ".payments.", StringComparison.Ordinal)).ShouldBeNull("audience");
        Verify(s_token.Replace(".web.", ".payments.", StringComparison.Ordinal)).ShouldBeNull("caller");
        for (var position = 0; position < s_token.Length; position++)
        {
            var letter = s_token[position] == 'A' ? 'Q' : 'A';
            Verify($"{s_token[..position]}{letter}{s_token[(position + 1)..]}")?.ToString().ShouldBe(s_call.ToString(), "only unused bits may differ");
        }
    }

    [Fact]
    public void A_key_is_replaced_process_by_process()
    {
        ServiceToken.Verify([s_otherKey], s_token, Method, s_call.ClientAddress, s_now).ShouldBeNull();
        ServiceToken.Verify([s_otherKey, s_key], s_token, Method, s_call.ClientAddress, s_now).ShouldBe(s_call);
    }

    [Theory]
    [InlineData("c2hvcnQ=")]
    [InlineData("this is no base64, however long it may be, is it?")]
    [InlineData("")]
    public void A_key_that_is_too_short_or_unreadable_is_refused_without_being_repeated(string text)
    {
        var refused = Should.Throw<InvalidConfigurationException>(() => new ServiceKeys(
            new ConfigurationBuilder().AddInMemoryCollection([new("Picasso:ServiceKeys:0", text)]).Build()));
        refused.Message.ShouldStartWith("Picasso:ServiceKeys:0 ");
        if (text.Length > 0)
            refused.Message.ShouldNotContain(text);
    }

    private static ServiceCall? Verify(string token) => ServiceToken.Verify([s_key], token, Method, s_call.ClientAddress, s_now);
}
