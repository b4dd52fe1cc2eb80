using Grpc.Core;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Picasso.Contracts.Messages;
using Picasso.EmbeddedStorage;
using Picasso.Fakes;
using Picasso.Kernel;
using Picasso.Messages;
using Picasso.Messages.Sqlite;
using Picasso.ServiceDefaults.Grpc;
using Picasso.Testing;
using Picasso.Testing.Hosting;

namespace Picasso.Messages.Tests;

/// <summary>The service under test between the services that it asks.</summary>
public sealed class MessagesWorld : IAsyncDisposable
{
    private MessagesWorld(ServiceHost host, FakePictures pictures, FakeProfiles people) => (Host, Pictures, People) = (host, pictures, people);

    public ServiceHost Host { get; }

    public FakePictures Pictures { get; }

    public FakeProfiles People { get; }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<MessagesWorld> StartAsync(
        FakeTimeProvider? clock = null, string? dataDirectory = null, FreshDocuments? documents = null)
    {
        var (pictures, people) = (new FakePictures(clock ?? TimeProvider.System), new FakeProfiles());
        var host = await ServiceHost.StartAsync(
            builder =>
            {
                builder.AddMessages();
                builder.Services.AddSingleton(pictures).AddSingleton(people);
                if (clock is not null)
                    builder.Services.AddSingleton<TimeProvider>(clock);
                if (documents is not null)
                    builder.Services.AddSingleton(documents.Open());
            },
            app =>
            {
                app.MapMessages();
                app.MapGrpcService<FakePicturesGrpc>();
                app.MapGrpcService<FakeProfiles>();
            },
            MessagesModule.AddMessagesConsumers,
            dataDirectory,
            [new("Picasso:Messages:PollInterval", "00:00:00.05"), .. documents?.Configuration ?? []]);
        return new MessagesWorld(host, pictures, people);
    }

    public Conversations.ConversationsClient As(string userId, bool verified = true) =>
        Host.Client<Conversations.ConversationsClient>(userId.Length == 0 ? null : TestTokens.For(userId, verified));

    public Inbox.InboxClient InboxOf(string userId) =>
        Host.Client<Inbox.InboxClient>(userId.Length == 0 ? null : TestTokens.For(userId));

    /// <summary>Two people with a conversation.</summary>
    public async Task<(string Ada, string Bob, string ConversationId)> TalkAsync()
    {
        var (ada, bob) = (People.Add(), People.Add());
        var conversation = await As(ada).StartAsync(new StartRequest { UserId = bob });
        return (ada, bob, conversation.ConversationId);
    }

    /// <summary>The store as another process has it.</summary>
    internal SqliteMessageStore OtherProcess() => new(new DataDirectory(Host.DataDirectory));

    public Task PublishAsync(object message) => Host.Services.GetRequiredService<IBus>().Publish(message, Cancel);

    public static SendRequest Message(string conversationId, string text = "Hello") =>
        new() { ConversationId = conversationId, MessageId = Id(), Text = text };

    public static string Id() => Ids.New(TimeProvider.System);

    /// <summary>Asserts that a call is refused, and how.</summary>
    public static async Task<DomainError> Refused<T>(AsyncUnaryCall<T> call, string reason)
    {
        var error = (await Should.ThrowAsync<RpcException>(call.ResponseAsync)).ToDomainError();
        error.ShouldNotBeNull().Reason.ShouldBe(reason);
        return error;
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
