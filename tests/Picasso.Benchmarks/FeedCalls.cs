using System.Diagnostics;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Picasso.Contracts.Pictures;
using Picasso.Testing.Pictures;
using Picasso.Testing.Processes;

namespace Picasso.Benchmarks;

/// <summary>
/// A page of the feed over gRPC: the real program with telemetry on and off, against a bare server that answers the same bytes. The
/// three take turns in short rounds, each in another order, so that what else the machine does touches all of them alike. What
/// telemetry costs is compared round by round, and the middle round counts.
/// </summary>
internal static class FeedCalls
{
    private const int Pictures = 24;
    private const int Rounds = 150;
    private const int RoundsToWarmUp = 30;
    private const int CallsPerRound = 100;

    public static async Task RunAsync(TempFolder folder)
    {
        await using var on = await StandaloneProcess.StartAsync(folder.File("on"));
        await using var off = await StandaloneProcess.StartAsync(
            folder.File("off"), environment: [new KeyValuePair<string, string>("Picasso__Telemetry__Enabled", "false")]);
        await FillAsync(on);
        await FillAsync(off);
        var page = await new PictureQueries.PictureQueriesClient(on.Channel).FeedAsync(new FeedRequest());
        await using var bare = await BareFeed.StartAsync(page);
        using var channel = GrpcChannel.ForAddress(bare.Urls.Single());

        (string What, GrpcChannel Channel)[] servers =
            [("an empty call that answers the same bytes", channel), ("feed, telemetry off", off.Channel), ("feed, telemetry on", on.Channel)];
        var rounds = new List<double[]>();
        for (var round = 0; round < Rounds; round++)
        {
            var rates = new double[servers.Length];
            for (var turn = 0; turn < servers.Length; turn++)
            {
                var server = (round + turn) % servers.Length;
                rates[server] = await RoundAsync(servers[server].Channel);
            }

            if (round >= RoundsToWarmUp)
                rounds.Add(rates);
        }

        var floor = Middle(rounds.Select(rates => rates[0]));
        for (var server = 0; server < servers.Length; server++)
            Figure.Print(servers[server].What, Middle(rounds.Select(rates => rates[server])), floor);
        Console.WriteLine($"telemetry costs {100 * (1 - Middle(rounds.Select(rates => rates[2] / rates[1]))):0.0} % of the feed's calls");
    }

    private static double Middle(IEnumerable<double> values)
    {
        var ordered = values.Order().ToList();
        return ordered[ordered.Count / 2];
    }

    private static async Task<double> RoundAsync(GrpcChannel channel)
    {
        var client = new PictureQueries.PictureQueriesClient(channel);
        var watch = Stopwatch.StartNew();
        for (var call = 0; call < CallsPerRound; call++)
            await client.FeedAsync(new FeedRequest());
        return CallsPerRound / watch.Elapsed.TotalSeconds;
    }

    private static async Task FillAsync(StandaloneProcess picasso)
    {
        var person = await Person.JoinAsync(picasso.Channel, "Painter");
        for (var seed = 0; seed < Pictures; seed++)
            await person.UploadAsync(picasso.Channel, PictureFiles.Photograph(100 + seed, 640, 480), Guid.NewGuid().ToString());
        await Wait.UntilAsync(
            async () => (await new PictureQueries.PictureQueriesClient(picasso.Channel).FeedAsync(new FeedRequest())).Pictures.Count == Pictures,
            () => "the feed never held every picture");
    }

    /// <summary>The floor: a gRPC server that does nothing but answer.</summary>
    private sealed class BareFeed(PicturePage page) : PictureQueries.PictureQueriesBase
    {
        public override Task<PicturePage> Feed(FeedRequest request, ServerCallContext context) => Task.FromResult(page);

        public static async Task<WebApplication> StartAsync(PicturePage page)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(
                kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2));
            builder.Services.AddGrpc();
            builder.Services.AddSingleton(page);
            var app = builder.Build();
            app.MapGrpcService<BareFeed>();
            await app.StartAsync();
            return app;
        }
    }
}
