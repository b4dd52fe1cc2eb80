using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Picasso.ServiceDefaults;

namespace Picasso.Shared.Tests.Hosting;

/// <summary>Clients find the copies of a service by name, take them in turn, and go on without one that is gone.</summary>
public sealed class BalancingTests
{
    [Fact]
    public async Task Two_copies_share_the_calls_and_one_takes_all_when_the_other_is_gone()
    {
        var (first, firstAddress) = await StartCopyAsync("one");
        var (second, secondAddress) = await StartCopyAsync("two");
        await using var caller = Caller(("Services:painters:http:0", firstAddress), ("Services:painters:http:1", secondAddress));
        var client = caller.Services.GetRequiredService<IHttpClientFactory>().CreateClient();

        var before = await AskAsync(client, 10);
        await first.StopAsync();
        await first.DisposeAsync();
        var after = await AskAsync(client, 10);
        await second.DisposeAsync();

        before.Count(answer => answer == "one").ShouldBe(5);
        after.ShouldAllBe(answer => answer == "two");
    }

    [Fact]
    public async Task A_copy_that_says_that_something_it_needs_is_away_is_passed_by_for_a_moment()
    {
        var (first, firstAddress) = await StartCopyAsync("one", grpcStatus: "14");
        var (second, secondAddress) = await StartCopyAsync("two");
        await using var caller = Caller(("Services:painters:http:0", firstAddress), ("Services:painters:http:1", secondAddress));
        var client = caller.Services.GetRequiredService<IHttpClientFactory>().CreateClient();

        var answers = await AskAsync(client, 10);
        await first.DisposeAsync();
        await second.DisposeAsync();

        // What it answered is an answer, and not sent again; the calls after that one go elsewhere.
        answers.Count(answer => answer == "one").ShouldBe(1);
    }

    [Fact]
    public async Task With_every_copy_gone_the_caller_hears_so_and_later_finds_the_one_that_is_back()
    {
        var (first, address) = await StartCopyAsync("one");
        await first.StopAsync();
        await first.DisposeAsync();
        await using var caller = Caller(("Services:painters:http:0", address));
        var client = caller.Services.GetRequiredService<IHttpClientFactory>().CreateClient();

        await Should.ThrowAsync<HttpRequestException>(() => AskAsync(client, 1));
        var (again, _) = await StartCopyAsync("again", new Uri(address).Port);

        (await AskAsync(client, 1)).ShouldBe(["again"]);
        await again.DisposeAsync();
    }

    private static async Task<IReadOnlyList<string>> AskAsync(HttpClient client, int times)
    {
        var answers = new List<string>();
        for (var time = 0; time < times; time++)
            answers.Add(await client.GetStringAsync(new Uri("http://painters/name")));
        return answers;
    }

    private static async Task<(WebApplication App, string Address)> StartCopyAsync(string name, int port = 0, string grpcStatus = "0")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var app = builder.Build();
        app.MapGet("/name", (HttpResponse response) =>
        {
            response.Headers["grpc-status"] = grpcStatus;
            return name;
        });
        await app.StartAsync();
        return (app, app.Urls.First());
    }

    private static WebApplication Caller(params (string Key, string Value)[] services)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(services.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)));
        builder.AddServiceDefaults();
        return builder.Build();
    }
}
