using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Picasso.Contracts;
using Picasso.Contracts.Pictures;
using Picasso.EventSourcing;
using Picasso.Kernel;
using Picasso.ObjectStorage;
using Picasso.Pictures;
using Picasso.Pictures.Proving;
using Picasso.Pictures.Queries;
using Picasso.ServiceDefaults.Health;
using Picasso.Testing.Documents;
using Picasso.Testing.Hosting;
using QueriesApi = Picasso.Contracts.Pictures.PictureQueries;

namespace Picasso.Pictures.Queries.Tests;

/// <summary>The read side over a test server, with a log that tests append to directly.</summary>
internal sealed class QueriesHost : IAsyncDisposable
{
    private QueriesHost(ServiceHost host, FakeReactions reactions) => (Host, Reactions) = (host, reactions);

    public ServiceHost Host { get; }

    public FakeReactions Reactions { get; }

    public FakeProfiles Profiles => Host.Services.GetRequiredService<FakeProfiles>();

    public IEventStore Log => Host.Services.GetRequiredService<IEventStore>();

    public IObjectStore Objects => Host.Services.GetRequiredService<IObjectStore>();

    public static async Task<QueriesHost> StartAsync(
        Dictionary<string, string?>? settings = null, FakeReactions? reactions = null, string? dataDirectory = null,
        Action<IHostApplicationBuilder>? replace = null, TestDocuments? documents = null, string? objects = null,
        Dictionary<string, string?>? limits = null)
    {
        reactions ??= new FakeReactions();
        var host = await ServiceHost.StartAsync(
            builder =>
            {
                if (documents is not null)
                    builder.Services.AddSingleton(documents.Databases);
                builder.AddPictureQueries();
                builder.Services.AddSingleton(reactions).AddSingleton<FakeProfiles>();
                replace?.Invoke(builder);
            },
            app =>
            {
                app.MapPublicMedia();
                app.MapPictureQueries();
                app.MapGrpcService<FakeReactions>();
                app.MapGrpcService<FakeProfiles>();
                app.MapGrpcService<QuarantinedStreamsGrpc>();
            },
            bus => bus.AddPictureQueriesConsumers(),
            dataDirectory,
            [.. ConfigurationOf(settings, documents) ?? [], .. (limits ?? []).Select(limit => KeyValuePair.Create($"Picasso:Calls:{limit.Key}", limit.Value)),
                new($"ConnectionStrings:{ResourceNames.ObjectStorage}", objects)]);
        return new QueriesHost(host, reactions);
    }

    private static IEnumerable<KeyValuePair<string, string?>> ConfigurationOf(Dictionary<string, string?>? settings, TestDocuments? documents)
    {
        foreach (var (name, value) in settings ?? [])
            yield return new($"Picasso:PictureQueries:{name}", value);
        if (documents is not null)
            yield return new($"ConnectionStrings:{ResourceNames.MongoDb}", documents.ConnectionString);
    }

    /// <summary>A client of somebody by name; anonymous without.</summary>
    public QueriesApi.PictureQueriesClient Client(string? person = null) =>
        Host.Client<QueriesApi.PictureQueriesClient>(person is null ? null : TestTokens.For(Person(person)));

    /// <summary>A browser in the session of somebody by name; of a visitor without.</summary>
    public HttpClient Browser(string? person = null) => Host.HttpClient(person is null ? null : TestTokens.For(Person(person)));

    public static string Person(string name) => Ids.From($"person/{name}");

    /// <summary>Appends an upload; its bytes are not stored.</summary>
    public async Task<Uploaded> UploadAsync(
        string owner = "anna", string title = "untitled", string[]? tags = null, string category = "other",
        byte[]? bytes = null, (long Minor, string Currency)? price = null, string placeholder = "AQID")
    {
        var id = Ids.New(TimeProvider.System);
        var content = bytes ?? Guid.NewGuid().ToByteArray();
        var sha = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content));
        PictureEvent uploaded = new PictureUploaded(
            id, Person(owner), new OriginalFile($"originals/{id}", sha, "0", content.Length, "image/png", 300, 200),
            new PictureDetails(title, "", tags ?? [], category, ""), [new($"previews/{sha}", 320, 213, "image/webp")], placeholder);
        if (bytes is not null)
            await Objects.PutAsync(Bucket.Originals, $"originals/{id}", new MemoryStream(bytes), "image/png", default);
        var position = await AppendAsync(id, price is { } asked ? [uploaded, new PictureListed(asked.Minor, asked.Currency)] : [uploaded]);
        return new Uploaded(id, position, sha);
    }

    public Task<ulong> SellAsync(string id, string from, string to, string purchase = "p") => AppendAsync(
        id, new OwnershipTransferred(Ids.From($"purchase/{purchase}"), Person(from), Person(to), 100, "EUR"));

    /// <summary>Appends as the write side does, hash chain included.</summary>
    public async Task<ulong> AppendAsync(string id, params PictureEvent[] events)
    {
        var stream = PictureEvents.StreamOf(id);
        var (hash, revision) = ((string?)null, 0L);
        await foreach (var last in Log.ReadBackwardsAsync(stream, 1))
            (hash, revision) = (EventMetadata.Decode(last.Metadata.Span)!.Hash, last.Revision + 1);
        var sealedEvents = new List<NewEvent>();
        var expected = ExpectedRevision.Exactly(revision - 1);
        foreach (var happened in events)
        {
            var (eventId, data, name) = (Guid.NewGuid(), PictureEvents.Encode(happened), PictureEvents.NameOf(happened));
            var metadata = HashChain.Seal(hash, stream, revision++, eventId, name, data, new("test", "2026-05-01T00:00:00Z", "test", ""));
            hash = metadata.Hash;
            sealedEvents.Add(new NewEvent(eventId, name, data, metadata.Encode()));
        }

        return (await Log.AppendAsync(stream, expected, sealedEvents, default)).ShouldBeOfType<AppendResult.Appended>().Position.Value;
    }

    /// <summary>Appends to a picture what this version of the program cannot read.</summary>
    public async Task<ulong> AppendUnreadableAsync(string id)
    {
        var unreadable = new NewEvent(Guid.NewGuid(), PictureEvents.NameOf<PictureListed>(), "[]"u8.ToArray(), "{}"u8.ToArray());
        return (await Log.AppendAsync(PictureEvents.StreamOf(id), ExpectedRevision.Any, [unreadable], default))
            .ShouldBeOfType<AppendResult.Appended>().Position.Value;
    }

    public async Task<Picture> GetAsync(string id, ulong position = 0) =>
        await Client().GetAsync(new GetRequest { PictureId = id, MinPosition = position });

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}

/// <summary>A picture in the log.</summary>
internal sealed record Uploaded(string Id, ulong Position, string Sha256);
