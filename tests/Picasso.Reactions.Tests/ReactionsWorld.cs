using Grpc.Core;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Picasso.Contracts.Reactions;
using Picasso.EmbeddedStorage;
using Picasso.Fakes;
using Picasso.Kernel;
using Picasso.Reactions;
using Picasso.Reactions.Sqlite;
using Picasso.ServiceDefaults.Grpc;
using Picasso.Testing;
using Picasso.Testing.Hosting;
using ReactionsApi = Picasso.Contracts.Reactions.Reactions;

namespace Picasso.Reactions.Tests;

/// <summary>The service under test between the services that it asks.</summary>
public sealed class ReactionsWorld : IAsyncDisposable
{
    private ReactionsWorld(ServiceHost host, FakePictures pictures, FakeProfiles people, Heard heard) =>
        (Host, Pictures, People, Heard) = (host, pictures, people, heard);

    public ServiceHost Host { get; }

    public FakePictures Pictures { get; }

    public FakeProfiles People { get; }

    /// <summary>Events that came over the bus.</summary>
    public Heard Heard { get; }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<ReactionsWorld> StartAsync(
        FakeTimeProvider? clock = null, string? dataDirectory = null, FreshDocuments? documents = null, Dictionary<string, string?>? limits = null)
    {
        var (pictures, people, heard) = (new FakePictures(clock ?? TimeProvider.System), new FakeProfiles(), new Heard());
        var host = await ServiceHost.StartAsync(
            builder =>
            {
                builder.AddReactions();
                builder.Services.AddSingleton(pictures).AddSingleton(people).AddSingleton(heard);
                if (clock is not null)
                    builder.Services.AddSingleton<TimeProvider>(clock);
                if (documents is not null)
                    builder.Services.AddSingleton(documents.Open());
            },
            app =>
            {
                app.MapReactions();
                app.MapGrpcService<FakePicturesGrpc>();
                app.MapGrpcService<FakeProfiles>();
            },
            bus =>
            {
                bus.AddReactionsConsumers();
                bus.AddConsumer<EventListener>();
            },
            dataDirectory,
            [new("Picasso:Reactions:PollInterval", "00:00:00.05"), .. documents?.Configuration ?? [],
                .. (limits ?? []).Select(limit => KeyValuePair.Create($"Picasso:Calls:{limit.Key}", limit.Value))]);
        return new ReactionsWorld(host, pictures, people, heard);
    }

    public ReactionsApi.ReactionsClient As(string userId, bool verified = true, bool isOperator = false) =>
        Host.Client<ReactionsApi.ReactionsClient>(TestTokens.For(userId, verified, isOperator: isOperator));

    public ReactionsApi.ReactionsClient Anonymous() => Host.Client<ReactionsApi.ReactionsClient>();

    /// <summary>The store as another process has it.</summary>
    internal SqliteReactionStore OtherProcess() => new(new DataDirectory(Host.DataDirectory));

    public static string Id() => Ids.New(TimeProvider.System);

    public static AddCommentRequest Comment(string pictureId, string text = "Lovely.") =>
        new() { PictureId = pictureId, CommentId = Id(), Text = text };

    /// <summary>Asserts that a call is refused, and how.</summary>
    public static async Task<DomainError> Refused<T>(AsyncUnaryCall<T> call, string reason)
    {
        var error = (await Should.ThrowAsync<RpcException>(call.ResponseAsync)).ToDomainError();
        error.ShouldNotBeNull().Reason.ShouldBe(reason);
        return error;
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
