using System.Collections.Concurrent;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Picasso.Contracts.Bus;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Subscribing;
using Picasso.Kernel;
using Picasso.Pictures.Commands;
using Picasso.Testing;
using Picasso.Testing.Hosting;
using static Picasso.Pictures.Commands.Tests.PicturesHost;

namespace Picasso.Pictures.Commands.Tests;

[Trait(Pace.Trait, Pace.Slow)]
public sealed class PictureSoldPublisherTests
{
    [Fact]
    public async Task A_sale_is_published_under_the_id_of_its_event_also_when_it_is_published_again_after_a_restart()
    {
        var data = Directory.CreateTempSubdirectory("picasso-sold-");
        var (seller, buyer) = (NewPerson(), NewPerson());
        var heard = new Heard();
        string pictureId;
        Guid eventId;
        await using (var pictures = new PicturesHost().In(data.FullName))
        {
            await pictures.HearAsync(heard);
            pictureId = (await pictures.Upload(seller, price: new Money(12_00, "EUR"))).PictureId;
            await pictures.Sell(pictureId, buyer);
            var transfer = (await pictures.History(pictureId)).Entries[^1].Recorded;
            eventId = transfer.Id;
            await Eventually.Holds(() => Task.FromResult(heard.Sold.Count), count => count == 1);
        }

        await using (var again = new PicturesHost().In(data.FullName))
        {
            await again.HearAsync(heard);
            var other = (await again.Upload(seller, price: new Money(12_00, "EUR"))).PictureId;
            await again.Sell(other, buyer);
            // The first one once by each process, the second by the second.
            await Eventually.Holds(() => Task.FromResult(heard.Sold.Count), count => count >= 3);
            heard.Sold.Distinct().Select(sold => sold.Message.PictureId).ShouldBe([pictureId, other], ignoreOrder: true);
        }

        var (id, message) = heard.Sold.First();
        id.ShouldBe(eventId);
        (message.SellerId, message.BuyerId).ShouldBe((seller, buyer));
        data.Delete(recursive: true);
    }

    [Fact]
    public async Task A_sale_that_no_consumer_handled_before_the_end_of_its_process_is_published_by_the_next()
    {
        var data = Directory.CreateTempSubdirectory("picasso-unheard-");
        string pictureId;
        await using (var deaf = new PicturesHost().In(data.FullName))
        {
            await deaf.HearAsync(null);
            pictureId = (await deaf.Upload(NewPerson(), price: new Money(12_00, "EUR"))).PictureId;
            await deaf.Sell(pictureId, NewPerson());
            var checkpoints = deaf.Host.Services.GetRequiredService<ICheckpoints>();
            var end = await deaf.Host.Services.GetRequiredService<IEventStore>().ReadEndAsync(TestContext.Current.CancellationToken);
            await Eventually.Holds(() => checkpoints.LoadAsync("sold-pictures", default), published => published >= end);
        }

        var heard = new Heard();
        await using (var next = new PicturesHost().In(data.FullName))
        {
            await next.HearAsync(heard);
            await Eventually.Holds(() => Task.FromResult(heard.Sold.Count), count => count > 0);
        }

        heard.Sold.ShouldHaveSingleItem().Message.PictureId.ShouldBe(pictureId);
        data.Delete(recursive: true);
    }

    [Fact]
    public async Task A_sale_that_was_published_long_before_the_end_of_a_process_is_not_published_again()
    {
        var data = Directory.CreateTempSubdirectory("picasso-long-ago-");
        var clock = new TravellingClock();
        await using (var first = new PicturesHost().In(data.FullName).At(clock))
        {
            await first.HearAsync(new Heard());
            await first.Sell((await first.Upload(NewPerson(), price: new Money(12_00, "EUR"))).PictureId, NewPerson());
            var checkpoints = first.Host.Services.GetRequiredService<ICheckpoints>();
            var end = await first.Host.Services.GetRequiredService<IEventStore>().ReadEndAsync(TestContext.Current.CancellationToken);
            await Eventually.Holds(() => checkpoints.LoadAsync("sold-pictures", default), published => published >= end);
            await Eventually.Holds(
                () =>
                {
                    clock.Advance(TimeSpan.FromMinutes(1));
                    return checkpoints.LoadAsync("sold-pictures-heard", default);
                },
                surely => surely >= end);
        }

        var heard = new Heard();
        await using var next = new PicturesHost().In(data.FullName);
        await next.HearAsync(heard);
        var other = (await next.Upload(NewPerson(), price: new Money(12_00, "EUR"))).PictureId;
        await next.Sell(other, NewPerson());
        await Eventually.Holds(() => Task.FromResult(heard.Sold.Count), count => count > 0);

        heard.Sold.ShouldAllBe(sold => sold.Message.PictureId == other);
    }

    public sealed class Heard
    {
        public ConcurrentQueue<(Guid? Id, PictureSold Message)> Sold { get; } = new();
    }

    public sealed class Listener(Heard heard) : IConsumer<PictureSold>
    {
        public Task Consume(ConsumeContext<PictureSold> context)
        {
            heard.Sold.Enqueue((context.MessageId, context.Message));
            return Task.CompletedTask;
        }
    }
}
