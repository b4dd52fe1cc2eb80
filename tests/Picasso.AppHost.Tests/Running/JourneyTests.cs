using Aspire.Hosting.Testing;
using Microsoft.Playwright;
using Picasso.Browser.Tests;
using Picasso.Contracts;
using Picasso.Testing.Processes;
using Chromium = Picasso.Browser.Tests.Browser;
using TestEngines = Picasso.Testing.Engines;

namespace Picasso.AppHost.Tests.Running;

/// <summary>What people do in a browser, through the running topology, and what the dashboard shows of it.</summary>
[Trait(TestEngines.Trait, "RabbitMq")]
[Collection(RunningCollection.Name)]
public sealed class JourneyTests(RunningTopology topology, Chromium browser) : IClassFixture<Chromium>
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_picture_is_uploaded_and_bought_in_a_browser_while_a_copy_dies_and_the_dashboard_shows_the_purchase()
    {
        await topology.StartedAsync();
        var site = topology.App.GetEndpoint(ServiceNames.Web, "http");
        var ada = await Member.JoinAsync(browser, site, "Ada");
        var ben = await Member.JoinAsync(browser, site, "Ben");
        var path = await ada.OfferAsync("Harbour at six", seed: 3);

        var copy = topology.Copies.HealthyOf(ServiceNames.Payments)[0];
        await topology.Copies.KillAsync(copy);
        await ben.PayAsync(path, "4242 4242 4242 4242");
        await Assertions.Expect(ben.Page.GetByRole(AriaRole.Heading, new() { Name = "It is yours." }))
            .ToBeVisibleAsync(new() { Timeout = (float)s_limit.TotalMilliseconds });
        await ben.Page.KeepAsync("aspire-bought");
        await topology.Copies.StartAsync(copy);

        await KeepTraceAsync("buy a picture");
        await topology.Copies.AreHealthyAsync(RunningTopology.Hosts, s_limit);
        await KeepResourcesAsync();
    }

    // The trace of the last one who did that, once payments' work for it has arrived.
    private async Task KeepTraceAsync(string action)
    {
        var trace = "";
        await Wait.UntilAsync(
            async () =>
            {
                trace = (await topology.Dashboard.TracesOfAsync(action)).LastOrDefault() ?? "";
                return trace.Length > 0 && (await topology.Dashboard.SpansOfAsync(trace)).Any(span => span.Resource == ServiceNames.Payments);
            },
            () => $"the dashboard has no trace '{action}' over the web and payments", s_limit);

        var page = await browser.OpenAsync(topology.Dashboard.Pages, new Window(1440, 900));
        await page.GotoAsync($"/traces/detail/{trace}");
        await Assertions.Expect(page.GetByText(action).First).ToBeVisibleAsync();
        await page.KeepAsync("aspire-dashboard-purchase");
    }

    private async Task KeepResourcesAsync()
    {
        var page = await browser.OpenAsync(topology.Dashboard.Pages, new Window(1440, 900));
        await page.GotoAsync("/");
        await Assertions.Expect(page.GetByText("Marketplace").First).ToBeVisibleAsync();
        await page.KeepAsync("aspire-dashboard-resources");
    }
}
