using Grpc.Core;
using Picasso.Contracts.Bus;
using Picasso.Contracts.Messages;
using Picasso.ServiceDefaults.Grpc;

namespace Picasso.Messages.Tests;

/// <summary>Every RPC of messages.proto against everybody who may call it.</summary>
public sealed class MessagesAccessTests
{
    private const string Ok = "ok", SignIn = "sign_in_required", NotFound = "conversation_not_found";

    // In the order: anonymous, participant, somebody else.
    public static TheoryData<string, string[]> Table => new()
    {
        { "Conversations.Start", [SignIn, Ok, Ok] },
        { "Conversations.Send", [SignIn, Ok, NotFound] },
        { "Conversations.Get", [SignIn, Ok, NotFound] },
        { "Conversations.List", [SignIn, Ok, Ok] },
        { "Conversations.ListMessages", [SignIn, Ok, NotFound] },
        { "Conversations.MarkRead", [SignIn, Ok, NotFound] },
        { "Conversations.Block", [SignIn, Ok, Ok] },
        { "Conversations.Unblock", [SignIn, Ok, Ok] },
        { "Conversations.ListBlocked", [SignIn, Ok, Ok] },
        { "Inbox.GetUnread", [SignIn, Ok, Ok] },
        { "Inbox.ListNotifications", [SignIn, Ok, Ok] },
        { "Inbox.MarkNotificationsRead", [SignIn, Ok, Ok] },
        { "Inbox.Watch", [SignIn, Ok, Ok] },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public async Task Each_rpc_answers_each_caller_as_the_contract_says(string rpc, string[] expected)
    {
        await using var world = await MessagesWorld.StartAsync();
        var (ada, _, id) = await world.TalkAsync();
        var answers = new List<string>();
        foreach (var caller in new[] { "", ada, world.People.Add() })
            answers.Add(await AnswerAsync(() => rpc == "Inbox.Watch"
                ? WatchAsync(world, caller)
                : CallAsync(world.As(caller), world.InboxOf(caller), rpc, id, world.People.Add())));
        answers.ShouldBe(expected);
    }

    [Fact]
    public void The_table_has_every_rpc() => Table.Select(row => row.Data.Item1).ShouldBe(
        new[] { Conversations.Descriptor, Inbox.Descriptor }.SelectMany(service => service.Methods.Select(method => $"{service.Name}.{method.Name}")));

    private static async Task<string> AnswerAsync(Func<Task> call)
    {
        try
        {
            await call();
            return Ok;
        }
        catch (RpcException fault) when (fault.ToDomainError() is { } error)
        {
            return error.Reason;
        }
    }

    private static Task CallAsync(
        Conversations.ConversationsClient talk, Inbox.InboxClient inbox, string rpc, string id, string person) => rpc switch
    {
        "Conversations.Start" => talk.StartAsync(new StartRequest { UserId = person }).ResponseAsync,
        "Conversations.Send" => talk.SendAsync(MessagesWorld.Message(id)).ResponseAsync,
        "Conversations.Get" => talk.GetAsync(new GetConversationRequest { ConversationId = id }).ResponseAsync,
        "Conversations.List" => talk.ListAsync(new ListConversationsRequest()).ResponseAsync,
        "Conversations.ListMessages" => talk.ListMessagesAsync(new ListMessagesRequest { ConversationId = id }).ResponseAsync,
        "Conversations.MarkRead" => talk.MarkReadAsync(new MarkReadRequest { ConversationId = id }).ResponseAsync,
        "Conversations.Block" => talk.BlockAsync(new BlockRequest { UserId = person }).ResponseAsync,
        "Conversations.Unblock" => talk.UnblockAsync(new UnblockRequest { UserId = person }).ResponseAsync,
        "Conversations.ListBlocked" => talk.ListBlockedAsync(new ListBlockedRequest()).ResponseAsync,
        "Inbox.GetUnread" => inbox.GetUnreadAsync(new GetUnreadRequest()).ResponseAsync,
        "Inbox.ListNotifications" => inbox.ListNotificationsAsync(new ListNotificationsRequest()).ResponseAsync,
        "Inbox.MarkNotificationsRead" => inbox.MarkNotificationsReadAsync(new MarkNotificationsReadRequest()).ResponseAsync,
        _ => throw new ArgumentOutOfRangeException(nameof(rpc), rpc, "Not in the table."),
    };

    // Headers come with an error too: only what is watched for proves that the watch is open.
    private static async Task WatchAsync(MessagesWorld world, string caller)
    {
        using var watch = world.InboxOf(caller).Watch(new WatchInboxRequest(), cancellationToken: MessagesWorld.Cancel);
        await watch.ResponseHeadersAsync;
        await world.PublishAsync(new PersonFollowed(world.People.Add(), caller, TimeProvider.System.GetUtcNow()));
        (await watch.ResponseStream.MoveNext(MessagesWorld.Cancel)).ShouldBeTrue();
    }
}
