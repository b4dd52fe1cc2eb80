using System.Net;
using Microsoft.Extensions.Time.Testing;
using Picasso.Contracts.Users;
using Picasso.Fakes.Site;

namespace Picasso.Web.Tests.Unreachable;

/// <summary>One site for the tests of a class, behind connections that can be made to fail. Its clock moves while a page is asked for: a minute of waiting
/// passes in less than a second.</summary>
public sealed class UnreachableSite : IAsyncLifetime
{
    // At the pace of an outage, six hours: what is not answered by then never is.
    private const int MostTicks = 6_000;
    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(10);

    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private readonly FaultyTransport _transport = new();

    public static TheoryData<TransportFault> Faults => [.. Enum.GetValues<TransportFault>().Where(fault => fault != TransportFault.None)];

    public WebFixture Web { get; private set; } = null!;

    public Account Operator { get; private set; } = null!;

    public string Picture { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var market = new FakeMarket { AccessLifetime = TimeSpan.FromDays(1), KeepsTelemetry = true };
        Web = await WebFixture.StartAsync(market, _clock, transport: _transport);
        Operator = market.AddPerson("Runs It");
        market.Operators.Add(Operator.Profile.UserId);
        Picture = market.AddPicture(Operator, "Morning after the storm").PictureId;
    }

    public async ValueTask DisposeAsync()
    {
        await Web.DisposeAsync();
        _transport.Dispose();
    }

    /// <summary>A browser that signed in while the services were there.</summary>
    public async Task<Browser> SignedInAsync()
    {
        Restore();
        return await Web.SignedInAsync(Operator);
    }

    public void Break(TransportFault fault) => _transport.Fault = fault;

    public void Restore() => _transport.Fault = TransportFault.None;

    public void Pass(TimeSpan time) => _clock.Advance(time);

    /// <summary>Asks for a page. Where the services are away, the clock runs four hundred times as fast as it should; where they answer, as it should: a deadline
    /// that passes faster than the machine works would give up what works as well.</summary>
    public async Task<(HttpStatusCode Status, string Text)> AskAsync(Browser browser, string path)
    {
        var asked = ReadAsync(browser, path);
        var pace = _transport.Fault == TransportFault.None ? 1 : 400;
        using var ticks = new PeriodicTimer(s_tick);
        for (var tick = 0; !asked.IsCompleted; tick++)
        {
            tick.ShouldBeLessThan(MostTicks, $"{path} is not answered");
            _clock.Advance(s_tick * pace);
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
