using EventStore.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Picasso.EmbeddedStorage;
using Picasso.EventSourcing;
using Picasso.EventSourcing.EventStoreDb;
using Picasso.EventStoreDb.Reference.Simulation;

namespace Picasso.Benchmarks.EventStoreDb;

/// <summary>
/// Appends of one event through the adapter, as a process composes it, against the bare client on the same simulated server: once with a
/// server that answers at once, which shows what the adapter's own code costs, and once with one that is a network away, which shows calls.
/// </summary>
internal static class AdapterAppends
{
    private const int Streams = 64;

    public static async Task RunAsync(TempFolder folder)
    {
        foreach (var roundTrip in (TimeSpan[])[TimeSpan.Zero, TimeSpan.FromMilliseconds(2)])
        {
            foreach (var streams in (int[])[1, Streams])
                await CompareAsync(folder.File($"{roundTrip.TotalMilliseconds}-{streams}"), roundTrip, streams);
        }
    }

    private static async Task CompareAsync(string folder, TimeSpan roundTrip, int streams)
    {
        using var server = new SimulatedServer { RoundTrip = roundTrip };
        using var host = Compose(folder, server.ConnectionString);
        var store = host.Services.GetRequiredService<IEventStore>();
        var client = host.Services.GetRequiredService<EventStoreClient>();
        var what = $"{streams} stream{(streams == 1 ? "" : "s")}, round trip {roundTrip.TotalMilliseconds} ms";
        var floor = await RateAsync(streams, (stream, revision) => AppendRawAsync(client, $"raw-{stream}", revision));
        Figure.Print($"the bare client, {what}", floor, floor);
        Figure.Print($"the adapter, {what}", await RateAsync(streams, (stream, revision) => AppendAsync(store, $"own-{stream}", revision)), floor);
    }

    /// <summary>Appends in a second over so many streams, one after the other in each.</summary>
    private static async Task<double> RateAsync(int streams, Func<int, long, Task<long>> append)
    {
        var revisions = Enumerable.Repeat(-1L, streams).ToArray();
        return streams * await Figure.RateAsync(() => Task.WhenAll(
            Enumerable.Range(0, streams).Select(async i => revisions[i] = await append(i, revisions[i]))));
    }

    private static async Task<long> AppendRawAsync(EventStoreClient client, string stream, long revision)
    {
        var item = new EventData(Uuid.FromGuid(Guid.NewGuid()), "benchmark.happened.v1", new byte[160], new byte[40]);
        var written = revision < 0
            ? await client.AppendToStreamAsync(stream, StreamState.NoStream, [item])
            : await client.AppendToStreamAsync(stream, StreamRevision.FromInt64(revision), [item]);
        return written.NextExpectedStreamRevision.ToInt64();
    }

    private static async Task<long> AppendAsync(IEventStore store, string stream, long revision)
    {
        var item = new NewEvent(Guid.NewGuid(), "benchmark.happened.v1", new byte[160], new byte[40]);
        return ((AppendResult.Appended)await store.AppendAsync(
            stream, ExpectedRevision.Exactly(revision), [item], CancellationToken.None)).Revision;
    }

    private static IHost Compose(string folder, string connection)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration["ConnectionStrings:eventstore"] = connection;
        builder.Services.AddLogging().AddSingleton(new DataDirectory(folder));
        builder.AddEventStoreDb();
        return builder.Build();
    }
}
