using System.Net;
using Grpc.Core;
using Picasso.Contracts.Pictures;
using Picasso.Contracts.Reactions;
using Picasso.Testing.Pictures;
using Picasso.Testing.Processes;
using ReactionsApi = Picasso.Contracts.Reactions.Reactions;

namespace Picasso.Faults.Tests;

/// <summary>kill -TERM: the process finishes what it began, sends those who watch elsewhere, and ends with 0.</summary>
public sealed class ClosingTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("picasso-close-");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task A_call_under_way_is_finished_watches_end_and_the_exit_code_is_zero()
    {
        await using var picasso = await StandaloneProcess.StartAsync(
            _data.FullName, environment: [new("Picasso__Drain__Delay", "00:00:03"), new("Picasso__Drain__Within", "00:00:30")]);
        var seller = await Person.JoinAsync(picasso.Channel, "Seller");
        using var pictures = new PictureQueries.PictureQueriesClient(picasso.Channel).Watch(new WatchRequest());
        using var counts = new ReactionsApi.ReactionsClient(picasso.Channel).WatchCounts(new WatchCountsRequest());
        await Task.WhenAll(pictures.ResponseHeadersAsync, counts.ResponseHeadersAsync);
        var file = PictureFiles.Photograph(seed: 1);
        Task<int>? closing = null;

        var uploaded = await seller.UploadAsync(picasso.Channel, file, Guid.NewGuid().ToString(), async sent =>
        {
            if (sent != 1)
                return;
            closing = picasso.CloseAsync();
            await IsNotReadyAsync(picasso.WebAddress);
        });
        var watched = await EndOf(pictures);
        var counted = await EndOf(counts);

        uploaded.PictureId.ShouldNotBeEmpty();
        (watched, counted).ShouldBe((StatusCode.Unavailable, StatusCode.Unavailable));
        (await closing!.WaitAsync(TimeSpan.FromMinutes(1))).ShouldBe(0, picasso.Output);
    }

    // It still answers, and says no: whoever sends callers here has time to stop.
    private static async Task IsNotReadyAsync(Uri site)
    {
        using var http = new HttpClient();
        await Wait.UntilAsync(
            async () => (await http.GetAsync(new Uri(site, "/health"))).StatusCode == HttpStatusCode.ServiceUnavailable,
            () => "the closing process says that it is ready");
    }

    private static async Task<StatusCode> EndOf<T>(AsyncServerStreamingCall<T> watch)
    {
        try
        {
            await foreach (var _ in watch.ResponseStream.ReadAllAsync()) { }
            return StatusCode.OK;
        }
        catch (RpcException ended)
        {
            return ended.StatusCode;
        }
    }
}
