using System.Security.Cryptography;
using MassTransit;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Picasso.Contracts.Bus;
using Picasso.Contracts.Payments;
using Picasso.EmbeddedStorage;
using Picasso.Kernel;
using Picasso.ObjectStorage;
using Picasso.Payments;
using Picasso.Payments.Providers.Sandbox;
using Picasso.Payments.Quoting;
using Picasso.Payments.StartingPurchases;
using Picasso.Pictures;
using Picasso.Pictures.Commands;
using Picasso.Pictures.Commands.Streams;
using Picasso.ServiceDefaults.Authentication;
using Picasso.ServiceDefaults.Bus;

namespace Picasso.Benchmarks.Purchases;

/// <summary>Payments and the write side of pictures as they are, on embedded engines and the bus of the process.</summary>
internal sealed class PurchaseWorld(IHost host) : IAsyncDisposable
{
    private static readonly Money s_price = new(12_50, "EUR");

    public static async Task<PurchaseWorld> StartAsync(string folder, PurchaseLegs legs)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration[DataDirectory.Key] = folder;
        builder.Configuration["Picasso:Payments:Provider"] = "sandbox";
        builder.Configuration["Picasso:PublicUrl"] = "https://picasso.example";
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton<DataDirectory>().AddSingleton(TimeProvider.System).AddSingleton<IInterceptor>(legs);
        builder.AddPictureCommands().AddPayments().AddBus(
            PictureCommandsModule.AddPictureCommandsConsumers, PaymentsModule.AddPaymentsConsumers, bus => bus.AddConsumer<Postman>());
        var host = builder.Build();
        await host.StartAsync();
        return new PurchaseWorld(host);
    }

    /// <summary>Brings a picture in and prepares to buy it, up to the click.</summary>
    public async Task<(Caller Buyer, string Quote, string Card)> PrepareAsync()
    {
        var services = host.Services;
        var (pictureId, sellerId, buyerId) = (Ids.New(TimeProvider.System), Ids.New(TimeProvider.System), Ids.New(TimeProvider.System));
        var original = RandomNumberGenerator.GetBytes(64 * 1024);
        await services.GetRequiredService<IObjectStore>().PutAsync(Bucket.Originals, pictureId, new MemoryStream(original), "image/jpeg", default);
        var file = new OriginalFile(
            pictureId, Convert.ToHexStringLower(SHA256.HashData(original)), Convert.ToHexStringLower(original[..8]), original.Length, "image/jpeg", 800, 600);
        var uploaded = await services.GetRequiredService<PictureStreams>().RunAsync(
            pictureId, new UploadPicture(pictureId, sellerId, file, new PictureDetails("Floor", "", [], "", ""), [], "", s_price),
            Origin.Rpc(sellerId, "Upload"), default);
        if (uploaded.Error is { } error)
            throw error.ToException();
        var token = services.GetRequiredService<QuoteSigner>().Sign(new OfferedQuote(
            Ids.New(TimeProvider.System), pictureId, "Floor", uploaded.State.TermsVersion, sellerId, buyerId, s_price,
            TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(30)));
        var card = services.GetRequiredService<CardTokenizing>().Tokenize(new TokenizeRequest
        {
            Number = "4242 4242 4242 4242", ExpiryMonth = 12, ExpiryYear = TimeProvider.System.GetUtcNow().Year + 1, Cvc = "123",
        });
        return (new Caller(buyerId, EmailVerified: true, Adult: true, IsOperator: false), token, card.Token);
    }

    public Task BuyAsync((Caller Buyer, string Quote, string Card) prepared, string key) =>
        host.Services.GetRequiredService<StartPurchase>().BuyAsync(
            prepared.Buyer, new BuyRequest { QuoteToken = prepared.Quote, IdempotencyKey = key, PaymentMethod = prepared.Card },
            clientAddress: null, default);

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }

    /// <summary>Takes mail over, as Users does.</summary>
    private sealed class Postman : IConsumer<MailPerson>
    {
        public Task Consume(ConsumeContext<MailPerson> context) => context.Publish(new PersonMailed(context.Message.Key));
    }
}
