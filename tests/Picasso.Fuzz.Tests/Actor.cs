using System.Net;
using System.Text.RegularExpressions;
using Picasso.Testing.Processes;

namespace Picasso.Fuzz.Tests;

/// <summary>A form of a page: where it is posted to, and its fields with the values that it came with.</summary>
internal sealed record Form(string Action, IReadOnlyList<(string Name, string Value)> Fields);

/// <summary>Somebody who calls: with a token over gRPC, with cookies and the token of forms over HTTP.</summary>
internal sealed partial class Actor(string name, Person? person, string? email)
{
    private readonly Dictionary<string, string> _cookies = [];

    public string Name => name;

    /// <summary>The header that gRPC calls carry; null for a visitor.</summary>
    public string? Authorization => person?.Token.GetValue("authorization");

    /// <summary>The Cookie header.</summary>
    public string Cookies => string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));

    /// <summary>The token that forms of this browser are posted with.</summary>
    public string FormToken { get; private set; } = "";

    /// <summary>Every form that the pages showed.</summary>
    public List<Form> Forms { get; } = [];

    /// <summary>Tokens live for minutes.</summary>
    public async Task RenewAsync(StandaloneProcess process)
    {
        if (person is null)
            return;
        try
        {
            await person.LogInAgainAsync(process.Channel);
        }
        catch (Grpc.Core.RpcException)
        {
            // One of the requests closed the account or changed its password: the old token goes on being tried.
        }
    }

    /// <summary>Signs in on the web and reads pages, so that their forms are known.</summary>
    public async Task VisitAsync(Uri web, IEnumerable<string> pages)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = web };
        await ReadAsync(http, "/sign-in");
        if (email is not null)
        {
            var form = Forms.First(form => form.Fields.Any(field => field.Name == "Password"));
            using var answer = await SendAsync(http, new HttpRequestMessage(HttpMethod.Post, "/sign-in")
            {
                Content = new FormUrlEncodedContent(form.Fields.Where(field => field.Name is not ("Email" or "Password"))
                    .Append(("Email", email)).Append(("Password", Person.Password))
                    .Select(field => KeyValuePair.Create(field.Item1, field.Item2))),
            });
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, $"{name} does not get in");
        }

        foreach (var page in pages)
            await ReadAsync(http, page);
    }

    private async Task ReadAsync(HttpClient http, string page)
    {
        using var answer = await SendAsync(http, new HttpRequestMessage(HttpMethod.Get, page));
        var html = await answer.Content.ReadAsStringAsync();
        foreach (var form in FormTags().Matches(html).Select(match => match.Value))
        {
            var fields = FieldTags().Matches(form).Select(tag => (Attribute(tag.Value, "name"), WebUtility.HtmlDecode(Attribute(tag.Value, "value"))))
                .Where(field => field.Item1.Length > 0).ToList();
            var action = WebUtility.HtmlDecode(Attribute(form, "action"));
            Forms.Add(new Form(action.Length > 0 ? action : page, fields));
            if (fields.FirstOrDefault(field => field.Item1 == "__RequestVerificationToken").Item2 is { Length: > 0 } token)
                FormToken = token;
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpClient http, HttpRequestMessage request)
    {
        if (_cookies.Count > 0)
            request.Headers.Add("Cookie", Cookies);
        var answer = await http.SendAsync(request);
        foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var values) ? values : [])
            _cookies[set.Split('=', 2)[0]] = set.Split('=', 2)[1].Split(';')[0];
        return answer;
    }

    private static string Attribute(string tag, string name) => Regex.Match(tag, $" {name}=\"([^\"]*)\"").Groups[1].Value;

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex FormTags();

    [GeneratedRegex("<(input|textarea|select|button)[^>]*>")]
    private static partial Regex FieldTags();
}
