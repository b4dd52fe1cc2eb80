using Grpc.Core;
using Picasso.Contracts.Pictures;
using Picasso.Testing.Pictures;
using Picasso.Testing.Processes;

namespace Picasso.Faults.Tests;

/// <summary>kill -9 while a picture comes in: after the restart it is there once and whole, or not at all.</summary>
public sealed class KilledDuringUploadTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("picasso-fault-");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task An_upload_killed_half_way_leaves_nothing_and_can_be_repeated()
    {
        var file = PictureFiles.Photograph(seed: 1);
        var uploadId = Guid.NewGuid().ToString();
        Person seller;
        await using (var picasso = await StandaloneProcess.StartAsync(_data.FullName))
        {
            seller = await Person.JoinAsync(picasso.Channel, "Seller");
            var half = file.Length / (64 * 1024) / 2;
            await Should.ThrowAsync<RpcException>(() => seller.UploadAsync(
                picasso.Channel, file, uploadId, sent => sent == half ? picasso.KillAsync() : Task.CompletedTask));
        }

        await using var again = await StandaloneProcess.StartAsync(_data.FullName);
        (await FeedAsync(again)).ShouldBeEmpty();
        await Wait.UntilAsync(() => LeftBehind().Count == 0, () => $"files left behind: {string.Join(", ", LeftBehind())}");
        await seller.UploadAsync(again.Channel, file, uploadId);
        await FeedHoldsOnceAsync(again, file);
    }

    [Theory]
    [InlineData(150)]
    [InlineData(400)]
    [InlineData(700)]
    public async Task An_upload_killed_while_it_is_processed_is_there_once_after_a_repeat(int millisecondsAfterTheLastByte)
    {
        var file = PictureFiles.Photograph(seed: millisecondsAfterTheLastByte);
        var uploadId = Guid.NewGuid().ToString();
        Person seller;
        await using (var picasso = await StandaloneProcess.StartAsync(_data.FullName))
        {
            seller = await Person.JoinAsync(picasso.Channel, "Seller");
            var upload = seller.UploadAsync(picasso.Channel, file, uploadId);
            await Moment.PassesAsync(millisecondsAfterTheLastByte);
            await picasso.KillAsync();
            await Record.ExceptionAsync(() => upload);
        }

        await using var again = await StandaloneProcess.StartAsync(_data.FullName);
        await seller.UploadAsync(again.Channel, file, uploadId);
        await FeedHoldsOnceAsync(again, file);
        await Wait.UntilAsync(() => Files("uploads").Count == 0, () => $"staging files left behind: {string.Join(", ", Files("uploads"))}");
    }

    private static async Task<IReadOnlyList<Picture>> FeedAsync(StandaloneProcess picasso) =>
        (await new PictureQueries.PictureQueriesClient(picasso.Channel).FeedAsync(new FeedRequest())).Pictures;

    private static async Task FeedHoldsOnceAsync(StandaloneProcess picasso, byte[] file)
    {
        await Wait.UntilAsync(async () => (await FeedAsync(picasso)).Count > 0, () => "the picture does not appear");
        var picture = (await FeedAsync(picasso)).ShouldHaveSingleItem();
        picture.Sha256.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file)));
    }

    private List<string> LeftBehind() => [.. Files("uploads"), .. Files("objects")];

    private List<string> Files(string folder)
    {
        var path = Path.Combine(_data.FullName, folder);
        // A lock file says that its process lives; it goes with it.
        return Directory.Exists(path)
            ? [.. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal))]
            : [];
    }
}
