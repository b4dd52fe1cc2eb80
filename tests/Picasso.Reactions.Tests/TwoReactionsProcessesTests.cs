using Grpc.Core;
using Picasso.Contracts.Bus;
using Picasso.Contracts.Reactions;
using Picasso.Testing;
using Picasso.Testing.Hosting;

namespace Picasso.Reactions.Tests;

/// <summary>Two processes of the service that share a store.</summary>
public sealed class TwoReactionsProcessesTests
{
    [Fact]
    public async Task Over_one_file_everything_is_published_and_watched_whoever_took_it()
    {
        var data = Directory.CreateTempSubdirectory("picasso-test-");
        await ShareAsync(data, documents: null);
        data.Delete(recursive: true);
    }

    [Fact]
    [Trait(Engines.Trait, "MongoDb")]
    public async Task Over_one_mongodb_everything_is_published_and_watched_whoever_took_it()
    {
        var data = Directory.CreateTempSubdirectory("picasso-test-");
        await using (var documents = new FreshDocuments())
            await ShareAsync(data, documents);
        data.Delete(recursive: true);
    }

    private static async Task ShareAsync(DirectoryInfo data, FreshDocuments? documents)
    {
        await using var one = await ReactionsWorld.StartAsync(dataDirectory: data.FullName, documents: documents);
        await using var two = await ReactionsWorld.StartAsync(dataDirectory: data.FullName, documents: documents);
        var picture = one.Pictures.Upload("owner").PictureId;
        two.Pictures.Upload("owner", pictureId: picture);
        using var watch = two.Anonymous().WatchCounts(new WatchCountsRequest(), cancellationToken: ReactionsWorld.Cancel);
        await watch.ResponseHeadersAsync;

        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(async () =>
            await (i % 2 == 0 ? one : two).As($"person-{i}").LikeAsync(new LikeRequest { PictureId = picture }))));

        Contracts.ReactionCounts latest;
        do
        {
            (await watch.ResponseStream.MoveNext(ReactionsWorld.Cancel)).ShouldBeTrue();
            latest = watch.ResponseStream.Current;
        }
        while (latest.Likes < 12);
        latest.Version.ShouldBe(12);
        // Published by either, perhaps by both: at least once.
        await Eventually.Holds(
            () => Task.FromResult(one.Heard.Of<PictureLiked>().Concat(two.Heard.Of<PictureLiked>()).Select(happened => happened.UserId).Distinct().Count()),
            heard => heard == 12);
        await Eventually.Holds(
            () => Task.FromResult(one.Heard.Of<PictureReactionsChanged>().Concat(two.Heard.Of<PictureReactionsChanged>()).Max(happened => happened.Likes)),
            likes => likes == 12);
    }
}
