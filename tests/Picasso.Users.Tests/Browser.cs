using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Picasso.Contracts;

namespace Picasso.Users.Tests;

/// <summary>A browser with cookies that signs in at a provider, step by step. It reaches Users under a Host header of its own.</summary>
internal sealed class Browser(UsersHost users, IdentityProvider provider) : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _site = users.HttpClient();
    private readonly HttpClient _provider = new(provider.Handler());

    /// <summary>What the browser keeps of a sign-in that it began.</summary>
    public string Secret => _cookies.GetCookies(new Uri(UsersHost.PublicUrl + SignInCookie.Path))[SignInCookie.Name]?.Value ?? "";

    /// <summary>What the browser keeps of a sign-up that waits for the mailed link.</summary>
    public string PendingSecret => _cookies.GetCookies(new Uri(UsersHost.PublicUrl + SignInCookie.PendingPath))[SignInCookie.PendingName]?.Value ?? "";

    /// <summary>Goes through the whole sign-in and returns the query of the page that it ends at.</summary>
    public async Task<Dictionary<string, string>> SignInAsync(string name, string returnUrl = "/settings") =>
        await CompleteAsync(await ApproveAsync(await StartAsync(name, returnUrl)));

    /// <summary>Starts and returns the provider's address.</summary>
    public async Task<Uri> StartAsync(string name, string returnUrl) =>
        await LocationAsync($"/external/{name}/start?returnUrl={Uri.EscapeDataString(returnUrl)}");

    /// <summary>Signs in at the provider and returns the address that it sends back to.</summary>
    public async Task<Uri> ApproveAsync(Uri authorization)
    {
        using var response = await _provider.GetAsync(authorization);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return response.Headers.Location!;
    }

    /// <summary>Comes back to the site and returns the query of the page that it ends at.</summary>
    public async Task<Dictionary<string, string>> CompleteAsync(Uri callback)
    {
        callback.GetLeftPart(UriPartial.Authority).ShouldBe(UsersHost.PublicUrl);
        var end = (await LocationAsync(callback.PathAndQuery)).OriginalString;
        end.ShouldStartWith("/signed-in?");
        return QueryHelpers.ParseQuery(end[end.IndexOf('?', StringComparison.Ordinal)..]).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
    }

    public void Dispose()
    {
        _site.Dispose();
        _provider.Dispose();
    }

    private async Task<Uri> LocationAsync(string pathAndQuery)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, pathAndQuery);
        request.Headers.Host = "evil.example";
        if (_cookies.GetCookieHeader(new Uri(UsersHost.PublicUrl + pathAndQuery)) is { Length: > 0 } cookies)
            request.Headers.Add("Cookie", cookies);
        using var response = await _site.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
        {
            foreach (var cookie in set)
                _cookies.SetCookies(new Uri(UsersHost.PublicUrl + pathAndQuery), cookie);
        }

        return response.Headers.Location!;
    }
}
