using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Picasso.Fakes.Site;
using Picasso.Testing;
using Picasso.Web;

namespace Picasso.Web.Tests.Unreachable;

/// <summary>Whatever way the services behind the web are away in, a page says so in a sentence and in time, and never that it has a fault.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public sealed class UnreachablePagesTests(UnreachableSite site) : IClassFixture<UnreachableSite>
{
    private static readonly string[] s_readers = ["/", "/explore", "/explore?order=popular", "/search?q=storm", "/fragments/feed", "/sitemap.xml"];

    [Theory]
    [MemberData(nameof(UnreachableSite.Faults), MemberType = typeof(UnreachableSite))]
    public async Task A_page_that_reads_from_a_service_that_is_away_says_that_it_is_unavailable(TransportFault fault)
    {
        using var visitor = site.Web.Visitor();
        site.Break(fault);

        foreach (var path in s_readers.Append($"/pictures/{site.Picture}"))
        {
            var (status, text) = await site.AskAsync(visitor, path);
            status.ShouldBe(HttpStatusCode.ServiceUnavailable, $"{path}\n{text}");
            SaysSo(path, text);
        }
    }

    [Theory]
    [MemberData(nameof(UnreachableSite.Faults), MemberType = typeof(UnreachableSite))]
    public async Task No_page_takes_a_service_that_is_away_for_a_fault_of_its_own(TransportFault fault)
    {
        using var browser = await site.SignedInAsync();
        site.Break(fault);

        foreach (var path in Routes().Append("/me/sales/statement.csv"))
        {
            var (status, text) = await site.AskAsync(browser, path);
            if ((int)status < 500)
                continue;
            status.ShouldBe(HttpStatusCode.ServiceUnavailable, $"{path}\n{text}");
            SaysSo(path, text);
        }
    }

    private static void SaysSo(string path, string text) => (text.Contains("temporarily unavailable", StringComparison.Ordinal)
        || text.Contains("We could not reach our own servers", StringComparison.Ordinal)).ShouldBeTrue($"{path}\n{text}");

    // Every page of the site, and what has a page's form.
    private IEnumerable<string> Routes() => typeof(WebModule).Assembly.GetTypes()
        .SelectMany(page => page.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template)
        .Where(template => template is not ("/error" or "/not-found"))
        .Select(template => template
            .Replace("/people/{Id}", $"/people/{site.Operator.Profile.UserId}", StringComparison.Ordinal)
            .Replace("{Id}", site.Picture, StringComparison.Ordinal)
            .Replace("{Slug}", "morning", StringComparison.Ordinal)
            .Replace("{TraceId}", new string('a', 32), StringComparison.Ordinal));
}
