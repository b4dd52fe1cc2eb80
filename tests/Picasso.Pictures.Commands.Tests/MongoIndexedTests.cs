using Microsoft.Extensions.DependencyInjection;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Projecting;
using Picasso.EventSourcing.Subscribing;
using Picasso.Pictures.Commands.Cleaning;
using Picasso.Pictures.Commands.Indexing;
using Picasso.Pictures.Commands.Indexing.Mongo;
using Picasso.Testing;
using Picasso.Testing.Documents;
using Picasso.Testing.Hosting;
using static Picasso.Pictures.Commands.Tests.PicturesHost;

namespace Picasso.Pictures.Commands.Tests;

/// <summary>Two copies of the write side with their index and checkpoints on one MongoDB.</summary>
[Trait(Engines.Trait, "MongoDb")]
public sealed class MongoIndexedTests : IAsyncDisposable
{
    private readonly TestDocuments _documents = new();

    [Fact]
    public async Task What_one_copy_took_the_other_knows()
    {
        await using var first = await new PicturesHost().On(_documents).StartAsync();
        await using var second = await new PicturesHost().On(_documents).In(first.Host.DataDirectory).StartAsync();
        second.Host.Services.GetRequiredService<IPictureIndex>().ShouldBeOfType<MongoPictureIndex>();
        using var image = TestPictures.Make(NewSeed(), 800, 600);

        await first.Upload(NewPerson(), image.JpegsaveBuffer(q: 95));

        (await ReasonOf(() => second.Upload(NewPerson(), image.JpegsaveBuffer(q: 40)))).ShouldBe("picture_exists");
        var end = await first.Store.ReadEndAsync(default);
        foreach (var host in new[] { first, second })
        {
            var deleted = host.Host.Services.GetRequiredService<ProjectionRunner<CheckpointedSubscription<DeletedPictureFiles>>>();
            (await deleted.Progress.WaitForAsync(end, TimeSpan.FromMinutes(1), default)).ShouldBeTrue();
        }

        var checkpoints = first.Host.Services.GetRequiredService<ICheckpoints>();
        var name = first.Host.Services.GetRequiredService<DeletedPictureFiles>().Name;
        await Eventually.Holds(() => checkpoints.LoadAsync(name, default), reached => reached >= end);
    }

    public ValueTask DisposeAsync() => _documents.DisposeAsync();
}
