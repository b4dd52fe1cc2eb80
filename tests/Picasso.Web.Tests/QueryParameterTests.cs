using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Picasso.Contracts.Users;
using Picasso.Testing;

namespace Picasso.Web.Tests;

public sealed class QueryParameterTests : IClassFixture<SharedWeb>
{
    private static readonly string[] s_hostile = ["999999999", "18446744073709551615", "-1", "NaN", "", "%00", "%F0%9F%8E%A8", "a&at=a", new('x', 4_000)];

    private readonly WebFixture _web;
    private readonly Account _ines;

    public QueryParameterTests(SharedWeb shared)
    {
        _web = shared.Web;
        _ines = _web.Market.AddPerson("Ines Amaral");
        _web.Market.Operators.Add(_ines.Profile.UserId);
        _web.Market.AddPicture(_ines, "Morning");
    }

    [Theory]
    [Trait(Pace.Trait, Pace.Slow)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_value_of_any_query_parameter_of_any_page_makes_it_fail(bool signedIn)
    {
        using var browser = signedIn ? await _web.SignedInAsync(_ines) : _web.Visitor();
        var failed = new List<string>();
        foreach (var (path, parameters) in Pages())
        foreach (var address in parameters.Append("at").Append("unknown").SelectMany(name => s_hostile.Select(value => $"{path}?{name}={value}")))
        {
            using var answer = await browser.GetAsync(address);
            if (answer.StatusCode >= HttpStatusCode.InternalServerError)
                failed.Add($"{(int)answer.StatusCode} {address[..Math.Min(address.Length, 100)]}");
        }

        failed.ShouldBeEmpty();
    }

    [Fact]
    public async Task Neither_the_query_nor_the_host_makes_a_cached_answer_anew()
    {
        using var visitor = _web.Visitor();
        var first = await visitor.ReadAsync("/sitemap.xml");
        var reads = _web.Market.FeedReads;
        for (var number = 0; number < 30; number++)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, $"/sitemap.xml?x={number}&at={number}");
            request.Headers.Host = $"host{number}.example";
            using var answer = await visitor.SendAsync(request);
            (await answer.Content.ReadAsStringAsync()).ShouldBe(first);
        }

        _web.Market.FeedReads.ShouldBe(reads);
    }

    private IEnumerable<(string Path, IReadOnlyList<string> Parameters)> Pages()
    {
        foreach (var page in typeof(Picasso.Web.WebModule).Assembly.GetTypes())
        foreach (var route in page.GetCustomAttributes<RouteAttribute>())
        {
            var names = page.GetProperties()
                .Select(property => (property.Name, Query: property.GetCustomAttribute<SupplyParameterFromQueryAttribute>()))
                .Where(parameter => parameter.Query is not null)
                .Select(parameter => (parameter.Query!.Name ?? parameter.Name).ToLowerInvariant());
            yield return (Fill(route.Template), [.. names]);
        }
    }

    private string Fill(string template) => string.Join('/', template.Split('/').Select(part => part switch
    {
        _ when !part.StartsWith('{') => part,
        _ when template.StartsWith("/people", StringComparison.Ordinal) => _ines.Profile.UserId,
        "{Id}" => _web.Market.Pictures[0].PictureId,
        _ => "x",
    }));
}
