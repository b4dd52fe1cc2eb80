using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Time.Testing;
using Picasso.Contracts.Users;
using Picasso.Fakes.Site;
using Picasso.Testing.Processes;
using Picasso.Web;

namespace Picasso.Web.Tests;

/// <summary>Whatever way the services behind the web are away in, a page says so in a sentence and in time, and never that it has a fault.</summary>
public sealed class UnreachableServicesTests : IAsyncLifetime
{
    private static readonly string[] s_readers = ["/", "/explore", "/explore?order=popular", "/search?q=storm", "/fragments/feed", "/sitemap.xml"];
    // A minute of them.
    private const int MostTicks = 1_200;

    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private readonly FaultyTransport _transport = new();
    private WebFixture _web = null!;
    private Account _operator = null!;
    private string _picture = "";

    public static TheoryData<TransportFault> Faults => [.. Enum.GetValues<TransportFault>().Where(fault => fault != TransportFault.None)];

    public async ValueTask InitializeAsync()
    {
        var market = new FakeMarket { AccessLifetime = TimeSpan.FromDays(1), KeepsTelemetry = true };
        _web = await WebFixture.StartAsync(market, _clock, transport: _transport);
        _operator = market.AddPerson("Runs It");
        market.Operators.Add(_operator.Profile.UserId);
        _picture = market.AddPicture(_operator, "Morning after the storm").PictureId;
    }

    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        _transport.Dispose();
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_page_that_reads_from_a_service_that_is_away_says_that_it_is_unavailable(TransportFault fault)
    {
        using var visitor = _web.Visitor();
        _transport.Fault = fault;

        foreach (var path in s_readers.Append($"/pictures/{_picture}"))
        {
            var (status, text) = await AskAsync(visitor, path);
            status.ShouldBe(HttpStatusCode.ServiceUnavailable, $"{path}\n{text}");
            SaysSo(path, text);
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task No_page_takes_a_service_that_is_away_for_a_fault_of_its_own(TransportFault fault)
    {
        using var browser = await _web.SignedInAsync(_operator);
        _transport.Fault = fault;

        foreach (var path in Routes().Append("/me/sales/statement.csv"))
        {
            var (status, text) = await AskAsync(browser, path);
            if ((int)status < 500)
                continue;
            status.ShouldBe(HttpStatusCode.ServiceUnavailable, $"{path}\n{text}");
            SaysSo(path, text);
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task No_session_ends_while_the_services_are_away(TransportFault fault)
    {
        using var browser = await _web.SignedInAsync(_operator);
        _transport.Fault = fault;
        // The access token has ended, so that the session asks for another one.
        _clock.Advance(TimeSpan.FromDays(1));
        await AskAsync(browser, "/me/pictures");

        _transport.Fault = TransportFault.None;

        await Wait.UntilAsync(
            async () => (await AskAsync(browser, "/me/pictures")).Status == HttpStatusCode.OK, () => "the session has ended", TimeSpan.FromSeconds(20));
    }

    private static void SaysSo(string path, string text) => (text.Contains("temporarily unavailable", StringComparison.Ordinal)
        || text.Contains("We could not reach our own servers", StringComparison.Ordinal)).ShouldBeTrue($"{path}\n{text}");

    // Every page of the site, and what has a page's form.
    private IEnumerable<string> Routes() => typeof(WebModule).Assembly.GetTypes()
        .SelectMany(page => page.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template)
        .Where(template => template is not ("/error" or "/not-found"))
        .Select(template => template
            .Replace("/people/{Id}", $"/people/{_operator.Profile.UserId}", StringComparison.Ordinal)
            .Replace("{Id}", _picture, StringComparison.Ordinal)
            .Replace("{Slug}", "morning", StringComparison.Ordinal)
            .Replace("{TraceId}", new string('a', 32), StringComparison.Ordinal));

    private async Task<(HttpStatusCode Status, string Text)> AskAsync(Browser browser, string path)
    {
        var asked = ReadAsync(browser, path);
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        // The clock runs a hundred times as fast as it should: faster, and what works would be given up as well.
        for (var tick = 0; !asked.IsCompleted; tick++)
        {
            tick.ShouldBeLessThan(MostTicks, $"{path} is not answered");
            _clock.Advance(TimeSpan.FromSeconds(5));
            await Task.WhenAny(asked, ticks.WaitForNextTickAsync().AsTask());
        }

        return await asked;
    }

    private static async Task<(HttpStatusCode Status, string Text)> ReadAsync(Browser browser, string path)
    {
        using var answer = await browser.GetAsync(path);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
