using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Picasso.Contracts;
using Picasso.Contracts.Bus;
using Picasso.Contracts.Pictures;
using Picasso.Testing.Hosting;
using static Picasso.Pictures.Queries.Tests.QueriesHost;

namespace Picasso.Pictures.Queries.Tests;

public class LikesTests
{
    [Fact]
    public async Task Likes_that_are_published_move_a_picture_up()
    {
        await using var host = await StartAsync();
        var liked = await host.UploadAsync();
        var other = await host.UploadAsync();
        await host.GetAsync(other.Id, other.Position);
        var bus = host.Host.Services.GetRequiredService<IBus>();
        await bus.Publish(new PictureReactionsChanged(liked.Id, 7, 0, 3));
        await Eventually.Holds(() => host.GetAsync(liked.Id), picture => picture.Likes == 7);
        (await host.Client().FeedAsync(new FeedRequest { Order = FeedOrder.Popular })).Pictures[0].PictureId.ShouldBe(liked.Id);

        await bus.Publish(new PictureReactionsChanged(liked.Id, 2, 0, 2));
        await bus.Publish(new PictureReactionsChanged(other.Id, 1, 0, 1));
        await Eventually.Holds(() => host.GetAsync(other.Id), picture => picture.Likes == 1);
        (await host.GetAsync(liked.Id)).Likes.ShouldBe(7);
    }

    [Fact]
    public async Task What_the_bus_forgot_is_read_from_reactions_at_the_start()
    {
        await using var first = await StartAsync();
        var (one, two) = (await first.UploadAsync(), await first.UploadAsync());
        var reactions = new FakeReactions
        {
            Counts = { new ReactionCounts { PictureId = one.Id, Likes = 4, Version = 9 }, new ReactionCounts { PictureId = two.Id, Likes = 5, Version = 1 } },
        };
        await using var second = await StartAsync(reactions: reactions, dataDirectory: first.Host.DataDirectory);
        await Eventually.Holds(() => second.GetAsync(two.Id, two.Position), picture => picture.Likes == 5);
        (await second.GetAsync(one.Id)).Likes.ShouldBe(4);
    }
}
