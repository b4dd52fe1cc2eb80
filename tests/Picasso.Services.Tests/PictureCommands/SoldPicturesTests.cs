using System.Collections.Concurrent;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Picasso.Contracts.Bus;
using Picasso.Kernel;
using Picasso.Pictures.Commands;
using Picasso.Services.Tests.Hosting;
using static Picasso.Services.Tests.WritingPictures.PicturesHost;

namespace Picasso.Services.Tests.WritingPictures;

public sealed class SoldPicturesTests
{
    [Fact]
    public async Task A_sale_is_told_under_the_id_of_its_event_and_once_only_over_a_restart()
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
            var transfer = (await pictures.History(pictureId)).Events[^1];
            eventId = transfer.Id;
            await Eventually.Holds(() => Task.FromResult(heard.Sold.Count), count => count == 1);
        }

        await using (var again = new PicturesHost().In(data.FullName))
        {
            await again.HearAsync(heard);
            var other = (await again.Upload(seller, price: new Money(12_00, "EUR"))).PictureId;
            await again.Sell(other, buyer);
            await Eventually.Holds(() => Task.FromResult(heard.Sold.Count), count => count >= 2);
            heard.Sold.Select(sold => sold.Fact.PictureId).ShouldBe([pictureId, other]);
        }

        var (id, fact) = heard.Sold.First();
        id.ShouldBe(eventId);
        (fact.SellerId, fact.BuyerId).ShouldBe((seller, buyer));
        data.Delete(recursive: true);
    }

    public sealed class Heard
    {
        public ConcurrentQueue<(Guid? Id, PictureSold Fact)> Sold { get; } = new();
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
