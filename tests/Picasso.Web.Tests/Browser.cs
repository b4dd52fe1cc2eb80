using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Picasso.Web.Tests;

/// <summary>What a browser without script does: it reads pages, fills in their forms, and keeps cookies.</summary>
public sealed partial class Browser(string address) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };

    public Dictionary<string, string> Cookies { get; } = [];

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel = default)
    {
        if (Cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        foreach (var set in response.Headers.TryGetValues("Set-Cookie", out var values) ? values : [])
        {
            var (name, value) = (set.Split('=', 2)[0], set.Split('=', 2)[1].Split(';')[0]);
            if (value.Length == 0)
                Cookies.Remove(name);
            else
                Cookies[name] = value;
        }

        return response;
    }

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public async Task<string> ReadAsync(string path)
    {
        var response = await GetAsync(path);
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, $"{path} → {response.Headers.Location} {text}");
        return text;
    }

    /// <summary>Fills in the form of this name on a page and sends it to where the page is.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string page, string form, params (string Name, string Value)[] fields)
    {
        var html = await ReadAsync(page);
        return await PostAsync(page, [.. Hidden(FormWith(html, $"value=\"{form}\"")), .. fields]);
    }

    /// <summary>Presses a button of the page's action form.</summary>
    public async Task<HttpResponseMessage> PressAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        var html = await ReadAsync(page);
        return await PostAsync(action, [.. Hidden(FormWith(html, "id=\"act\"")), .. fields]);
    }

    public async Task<HttpResponseMessage> PostAsync(string path, IEnumerable<(string Name, string Value)> fields, bool json = false)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))),
        };
        if (json)
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return await SendAsync(request);
    }

    /// <summary>The form, as HTML, that holds this text.</summary>
    public static string FormWith(string html, string text) => FormsOf(html).First(form => form.Contains(text, StringComparison.Ordinal));

    /// <summary>The forms of a page, as HTML.</summary>
    public static IEnumerable<string> FormsOf(string html) => Forms().Matches(html).Select(form => form.Value);

    /// <summary>The hidden fields of a form.</summary>
    public static IEnumerable<(string Name, string Value)> Hidden(string form) => HiddenInputs().Matches(form)
        .Select(input => (Attribute(input.Value, "name"), WebUtility.HtmlDecode(Attribute(input.Value, "value"))));

    public void Dispose() => _client.Dispose();

    private static string Attribute(string tag, string name) => Regex.Match(tag, $" {name}=\"([^\"]*)\"").Groups[1].Value;

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")]
    private static partial Regex HiddenInputs();
}
