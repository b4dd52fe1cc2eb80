using Grpc.Core;
using Picasso.Contracts.Messages;
using Picasso.Testing;

namespace Picasso.Messages.Tests;

/// <summary>Two processes of the service that share a store.</summary>
public sealed class TwoMessagesProcessesTests
{
    [Fact]
    public async Task Over_one_file_a_watcher_hears_once_of_what_came_through_the_other_process()
    {
        var data = Directory.CreateTempSubdirectory("picasso-test-");
        await ShareAsync(data, documents: null);
        data.Delete(recursive: true);
    }

    [Fact]
    [Trait(Engines.Trait, "MongoDb")]
    public async Task Over_one_mongodb_a_watcher_hears_once_of_what_came_through_the_other_process()
    {
        var data = Directory.CreateTempSubdirectory("picasso-test-");
        await using (var documents = new FreshDocuments())
            await ShareAsync(data, documents);
        data.Delete(recursive: true);
    }

    private static async Task ShareAsync(DirectoryInfo data, FreshDocuments? documents)
    {
        await using var one = await MessagesWorld.StartAsync(dataDirectory: data.FullName, documents: documents);
        await using var two = await MessagesWorld.StartAsync(dataDirectory: data.FullName, documents: documents);
        var (ada, bob, conversation) = await one.TalkAsync();
        using var watch = two.InboxOf(bob).Watch(new WatchInboxRequest(), cancellationToken: MessagesWorld.Cancel);
        await watch.ResponseHeadersAsync;

        for (var i = 0; i < 8; i++)
            await (i % 2 == 0 ? one : two).As(ada).SendAsync(MessagesWorld.Message(conversation, $"{i}"));

        for (var i = 0; i < 8; i++)
        {
            (await watch.ResponseStream.MoveNext(MessagesWorld.Cancel)).ShouldBeTrue();
            watch.ResponseStream.Current.Message.Text.ShouldBe($"{i}");
        }
    }
}
