using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Picasso.ServiceDefaults;
using Picasso.ServiceDefaults.Health;
using Picasso.Testing.Processes;

namespace Picasso.Shared.Tests.Hosting;

/// <summary>A copy that is stopped leaves the balancer's list first, and serves until then.</summary>
public sealed class DrainTests
{
    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_that_stops_is_not_ready_first_and_serves_until_the_delay_is_over()
    {
        await using var app = await StartAsync(("Picasso:Drain:Delay", "00:00:10"));
        using var client = app.GetTestClient();
        (await client.GetAsync("/health", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var stopping = app.StopAsync(Cancel);

        await Wait.UntilAsync(
            async () => (await client.GetAsync("/health", Cancel)).StatusCode == HttpStatusCode.ServiceUnavailable, () => "it says that it is ready");
        (await client.GetStringAsync("/served", Cancel)).ShouldBe("served");
        _clock.Advance(TimeSpan.FromSeconds(9));
        (await client.GetStringAsync("/served", Cancel)).ShouldBe("served");
        stopping.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(1));
        await stopping.WaitAsync(TimeSpan.FromMinutes(1), Cancel);
    }

    [Fact]
    public async Task A_process_that_has_waited_for_all_its_hosts_does_not_wait_for_each_again()
    {
        await using var app = await StartAsync(("Picasso:Drain:Delay", "00:05:00"));
        app.Services.GetRequiredService<Draining>().Begin();

        await app.StopAsync(Cancel).WaitAsync(TimeSpan.FromMinutes(1), Cancel);
    }

    [Fact]
    public async Task What_is_under_way_has_its_time_after_the_delay()
    {
        await using var app = await StartAsync(("Picasso:Drain:Delay", "00:00:10"), ("Picasso:Drain:Within", "00:00:20"));

        app.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout.ShouldBe(TimeSpan.FromSeconds(30));
        app.Services.GetRequiredService<Draining>().Begin();
        await app.StopAsync(Cancel);
    }

    private async Task<WebApplication> StartAsync(params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton<TimeProvider>(_clock).AddAuthorization();
        builder.AddServiceDefaults();
        var app = builder.Build();
        app.MapHealthEndpoints();
        app.MapGet("/served", () => "served");
        await app.StartAsync(Cancel);
        return app;
    }
}
