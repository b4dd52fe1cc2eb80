using Google.Protobuf;
using Grpc.Core;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Picasso.Contracts.Pictures;
using Picasso.EventSourcing;
using Picasso.Imaging.Workers;
using Picasso.Kernel;
using Picasso.ObjectStorage;
using Picasso.Pictures;
using Picasso.Pictures.Commands;
using Picasso.Pictures.Commands.Streams;
using Picasso.Pictures.Proving;
using Picasso.ServiceDefaults.Grpc;
using Picasso.Testing.Documents;
using Picasso.Testing.Hosting;
using static Picasso.Contracts.Pictures.PictureCommands;

namespace Picasso.Pictures.Commands.Tests;

/// <summary>The write side of pictures over a test server, with what tests do to it.</summary>
public sealed class PicturesHost : IAsyncLifetime
{
    private static int s_seed;
    private readonly Dictionary<string, string?> _settings = [];
    private string? _data;
    private TestDocuments? _documents;
    private TimeProvider? _clock;
    private WorkerCommand? _worker;
    private Pictures.Commands.Quotas.IFreeSpace? _space;

    public ServiceHost Host { get; private set; } = null!;

    internal BusReplies Replies => Host.Services.GetRequiredService<BusReplies>();

    internal IEventStore Store => Host.Services.GetRequiredService<IEventStore>();

    internal IObjectStore Objects => Host.Services.GetRequiredService<IObjectStore>();

    /// <summary>A person nobody else is.</summary>
    public static string NewPerson() => Ids.New(TimeProvider.System);

    /// <summary>A picture nobody else has.</summary>
    public static int NewSeed() => Interlocked.Increment(ref s_seed) * 7919;

    public PicturesHost With(string setting, object value)
    {
        _settings[$"Picasso:Uploads:{setting}"] = FormattableString.Invariant($"{value}");
        return this;
    }

    public PicturesHost WithImaging(string setting, object value)
    {
        _settings[$"Picasso:Imaging:{setting}"] = FormattableString.Invariant($"{value}");
        return this;
    }

    /// <summary>Decodes by this program.</summary>
    internal PicturesHost With(WorkerCommand worker)
    {
        _worker = worker;
        return this;
    }

    /// <summary>A limit on calls.</summary>
    public PicturesHost WithCalls(string setting, int value)
    {
        _settings[$"Picasso:Calls:{setting}"] = FormattableString.Invariant($"{value}");
        return this;
    }

    /// <summary>On a disk with so much room.</summary>
    internal PicturesHost Replacing(Pictures.Commands.Quotas.IFreeSpace space)
    {
        _space = space;
        return this;
    }

    public PicturesHost In(string dataDirectory)
    {
        _data = dataDirectory;
        return this;
    }

    /// <summary>Lives in the time of this clock.</summary>
    public PicturesHost At(TimeProvider clock)
    {
        _clock = clock;
        return this;
    }

    /// <summary>Keeps its index in this MongoDB.</summary>
    public PicturesHost On(TestDocuments documents)
    {
        _documents = documents;
        _settings[$"ConnectionStrings:{Contracts.ResourceNames.MongoDb}"] = documents.ConnectionString;
        return this;
    }

    public ValueTask InitializeAsync() => new(HearAsync(null));

    /// <summary>Starts with somebody who listens to sales.</summary>
    public async Task HearAsync(PictureSoldPublisherTests.Heard? heard) => Host = await ServiceHost.StartAsync(
        builder =>
        {
            if (_documents is not null)
                builder.Services.AddSingleton(_documents.Databases);
            if (_clock is not null)
                builder.Services.AddSingleton(_clock);
            if (_worker is not null)
                builder.Services.AddSingleton(_worker);
            builder.AddPictureCommands();
            if (_space is not null)
                builder.Services.AddSingleton(_space);
            builder.Services.AddSingleton<BusReplies>();
            if (heard is not null)
                builder.Services.AddSingleton(heard);
        },
        app => app.MapPictureCommands(),
        bus =>
        {
            bus.AddPictureCommandsConsumers();
            BusReplies.AddTo(bus);
            if (heard is not null)
                bus.AddConsumer<PictureSoldPublisherTests.Listener>();
        },
        _data,
        _settings);

    public async Task<PicturesHost> StartAsync()
    {
        await InitializeAsync();
        return this;
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    public PictureCommandsClient As(string? person, bool verified = true, bool adult = true) =>
        Host.Client<PictureCommandsClient>(person is null ? null : TestTokens.For(person, verified, adult));

    public static UploadHeader Header(Money? price = null) => new()
    {
        UploadId = NewPerson(),
        Details = new Details { Title = "Dusk", Tags = { "sea" } },
        Price = price is { } asked ? new Contracts.Money { Minor = asked.Minor, Currency = asked.Currency } : null,
    };

    public static async Task<UploadResponse> Upload(PictureCommandsClient client, byte[] file, UploadHeader? header = null)
    {
        using var call = client.Upload();
        try
        {
            await call.RequestStream.WriteAsync(new UploadRequest { Header = header ?? Header() });
            foreach (var chunk in file.Chunk(64 * 1024))
                await call.RequestStream.WriteAsync(new UploadRequest { Chunk = ByteString.CopyFrom(chunk) });
            await call.RequestStream.CompleteAsync();
        }
        catch (Exception sending) when (sending is RpcException or InvalidOperationException)
        {
            // Answered before all was sent; the answer says why.
        }

        return await call;
    }

    public Task<UploadResponse> Upload(string person, byte[]? file = null, Money? price = null, UploadHeader? header = null) =>
        Upload(As(person), file ?? TestPictures.Jpeg(NewSeed()), header ?? Header(price));

    /// <summary>Sells an offered picture, as Payments would.</summary>
    public async Task Sell(string pictureId, string buyer)
    {
        var terms = await Terms(pictureId);
        var purchase = NewPerson();
        (await Replies.Reserve(terms, purchase, buyer)).ShouldBeOfType<Contracts.Bus.PictureReserved>();
        (await Replies.Transfer(terms, purchase, buyer)).ShouldBeOfType<Contracts.Bus.OwnershipMoved>();
    }

    public async Task<Terms> Terms(string pictureId) => await As(null).GetTermsAsync(new GetTermsRequest { PictureId = pictureId });

    internal Task<PictureHistory> History(string pictureId) =>
        Host.Services.GetRequiredService<PictureStreams>().ReadHistoryAsync(pictureId, CancellationToken.None);

    public async Task<List<string>> Keys(Bucket bucket, string prefix = "") =>
        await Objects.ListAsync(bucket, prefix, CancellationToken.None).Select(stored => stored.Key).ToListAsync();

    public string[] StagedFiles() => Directory.GetFiles(Path.Combine(Host.DataDirectory, "uploads"));

    public static async Task<string> ReasonOf(Func<Task> call) => (await ErrorOf(call)).Reason;

    public static async Task<DomainError> ErrorOf(Func<Task> call)
    {
        var exception = await call.ShouldThrowAsync<RpcException>();
        return exception.ToDomainError() ?? throw new InvalidOperationException($"Not an error: {exception.Status}");
    }
}
