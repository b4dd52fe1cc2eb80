using Microsoft.Extensions.Time.Testing;
using Picasso.Contracts.Bus;
using Picasso.Contracts.Messages;
using Picasso.Fakes;
using Picasso.Testing.Hosting;

namespace Picasso.Messages.Tests;

public sealed class ConversingTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private MessagesWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await MessagesWorld.StartAsync(_clock);

    [Fact]
    public async Task Two_people_talk_about_a_picture()
    {
        var (ada, bob, picture) = (_world.People.Add(), _world.People.Add(), _world.Pictures.Upload("owner").PictureId);
        var opened = await _world.As(ada).StartAsync(new StartRequest { UserId = bob, PictureId = picture });
        (opened.OtherId, opened.PictureId, opened.LastMessage, opened.Unread).ShouldBe((bob, picture, null, 0));
        (await _world.As(bob).ListAsync(new ListConversationsRequest())).Conversations.ShouldBeEmpty();
        var sent = await _world.As(ada).SendAsync(MessagesWorld.Message(opened.ConversationId, "Is it for sale? <b>Please</b>"));
        (sent.AuthorId, sent.Ordinal, sent.Text).ShouldBe((ada, 1, "Is it for sale? <b>Please</b>"));
        var seen = (await _world.As(bob).ListAsync(new ListConversationsRequest())).Conversations.Single();
        seen.ShouldBe(new Conversation
        {
            ConversationId = opened.ConversationId, OtherId = ada, PictureId = picture, LastMessage = sent, Unread = 1,
        });
        (await _world.As(bob).GetAsync(new GetConversationRequest { ConversationId = opened.ConversationId })).ShouldBe(seen);
        (await _world.As(bob).StartAsync(new StartRequest { UserId = ada, PictureId = picture })).ShouldBe(seen);
    }

    [Fact]
    public async Task A_repeated_message_answers_with_the_same_one()
    {
        var (ada, bob, id) = await _world.TalkAsync();
        var request = MessagesWorld.Message(id);
        var first = await _world.As(ada).SendAsync(request);
        _clock.Advance(TimeSpan.FromSeconds(3));
        (await _world.As(ada).SendAsync(request)).ShouldBe(first);
        (await _world.As(bob).ListMessagesAsync(new ListMessagesRequest { ConversationId = id })).Messages.ShouldBe([first]);
        await MessagesWorld.Refused(_world.As(bob).SendAsync(request), "message_invalid");
    }

    [Fact]
    public async Task Case_33_a_repeated_message_with_other_content_is_refused()
    {
        var (ada, bob, id) = await _world.TalkAsync();
        var request = MessagesWorld.Message(id);
        var sent = await _world.As(ada).SendAsync(request);
        var error = await MessagesWorld.Refused(
            _world.As(ada).SendAsync(new SendRequest(request) { Text = "Goodbye" }), "idempotency_key_reused");
        error.Metadata["message_id"].ShouldBe(request.MessageId);
        (await _world.As(bob).ListMessagesAsync(new ListMessagesRequest { ConversationId = id })).Messages.ShouldBe([sent]);
    }

    [Fact]
    public async Task What_is_read_stays_read()
    {
        var (ada, bob, id) = await _world.TalkAsync();
        for (var i = 0; i < 3; i++)
            await _world.As(ada).SendAsync(MessagesWorld.Message(id));
        (await _world.InboxOf(bob).GetUnreadAsync(new GetUnreadRequest())).Conversations.ShouldBe(1);
        await _world.As(bob).MarkReadAsync(new MarkReadRequest { ConversationId = id, UpToOrdinal = 2 });
        await _world.As(bob).MarkReadAsync(new MarkReadRequest { ConversationId = id, UpToOrdinal = 1 });
        (await _world.As(bob).GetAsync(new GetConversationRequest { ConversationId = id })).Unread.ShouldBe(1);
        var unread = await _world.As(bob).MarkReadAsync(new MarkReadRequest { ConversationId = id, UpToOrdinal = 3 });
        unread.Conversations.ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_else_reads_or_writes_a_conversation()
    {
        var (ada, _, id) = await _world.TalkAsync();
        await _world.As(ada).SendAsync(MessagesWorld.Message(id));
        var eve = _world.As(_world.People.Add());
        await MessagesWorld.Refused(eve.GetAsync(new GetConversationRequest { ConversationId = id }), "conversation_not_found");
        await MessagesWorld.Refused(eve.ListMessagesAsync(new ListMessagesRequest { ConversationId = id }), "conversation_not_found");
        await MessagesWorld.Refused(eve.SendAsync(MessagesWorld.Message(id)), "conversation_not_found");
        await MessagesWorld.Refused(
            eve.MarkReadAsync(new MarkReadRequest { ConversationId = id, UpToOrdinal = 1 }), "conversation_not_found");
        (await eve.ListAsync(new ListConversationsRequest())).Conversations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_writes_to_themselves_to_nobody_or_about_nothing()
    {
        var (ada, bob) = (_world.People.Add(), _world.People.Add());
        var client = _world.As(ada);
        await MessagesWorld.Refused(client.StartAsync(new StartRequest { UserId = ada }), "cannot_write_to_oneself");
        await MessagesWorld.Refused(client.StartAsync(new StartRequest { UserId = MessagesWorld.Id() }), "person_not_found");
        await MessagesWorld.Refused(
            client.StartAsync(new StartRequest { UserId = bob, PictureId = MessagesWorld.Id() }), "picture_not_found");
        await MessagesWorld.Refused(client.StartAsync(new StartRequest { UserId = bob, PictureId = "x" }), "invalid_request");
    }

    [Fact]
    public async Task Only_verified_people_write()
    {
        var (ada, bob, id) = await _world.TalkAsync();
        var unverified = _world.As(ada, verified: false);
        await MessagesWorld.Refused(unverified.StartAsync(new StartRequest { UserId = bob }), "email_not_verified");
        await MessagesWorld.Refused(unverified.SendAsync(MessagesWorld.Message(id)), "email_not_verified");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("bell\u0007")]
    public async Task What_is_not_text_is_refused(string text)
    {
        var (ada, _, id) = await _world.TalkAsync();
        await MessagesWorld.Refused(_world.As(ada).SendAsync(MessagesWorld.Message(id, text)), "message_invalid");
    }

    [Fact]
    public async Task A_message_has_at_most_4000_characters()
    {
        var (ada, _, id) = await _world.TalkAsync();
        await _world.As(ada).SendAsync(MessagesWorld.Message(id, new string('a', 4000)));
        await MessagesWorld.Refused(_world.As(ada).SendAsync(MessagesWorld.Message(id, new string('a', 4001))), "message_invalid");
    }

    [Fact]
    public async Task Who_writes_too_fast_waits()
    {
        var (ada, bob, id) = await _world.TalkAsync();
        for (var i = 0; i < 60; i++)
            await _world.As(ada).SendAsync(MessagesWorld.Message(id));
        await MessagesWorld.Refused(_world.As(ada).SendAsync(MessagesWorld.Message(id)), "too_many_messages");
        await _world.As(bob).SendAsync(MessagesWorld.Message(id));
        _clock.Advance(TimeSpan.FromMinutes(6));
        await _world.As(ada).SendAsync(MessagesWorld.Message(id));
    }

    [Fact]
    public async Task Who_opens_too_many_conversations_waits()
    {
        var ada = _world.As(_world.People.Add());
        for (var i = 0; i < 30; i++)
            await ada.StartAsync(new StartRequest { UserId = _world.People.Add() });
        await MessagesWorld.Refused(ada.StartAsync(new StartRequest { UserId = _world.People.Add() }), "too_many_conversations");
    }

    [Fact]
    public async Task A_block_closes_the_conversation_for_both_and_hides_who_blocked()
    {
        var (ada, bob, id) = await _world.TalkAsync();
        await _world.As(bob).BlockAsync(new BlockRequest { UserId = ada });
        var toAda = await MessagesWorld.Refused(_world.As(ada).SendAsync(MessagesWorld.Message(id)), "blocked");
        var toBob = await MessagesWorld.Refused(_world.As(bob).SendAsync(MessagesWorld.Message(id)), "blocked");
        toAda.ShouldBe(toBob);
        await MessagesWorld.Refused(_world.As(ada).StartAsync(new StartRequest { UserId = bob }), "blocked");
        (await _world.As(bob).ListBlockedAsync(new ListBlockedRequest())).UserIds.ShouldBe([ada]);
        await _world.As(bob).UnblockAsync(new UnblockRequest { UserId = ada });
        await _world.As(ada).SendAsync(MessagesWorld.Message(id));
        await MessagesWorld.Refused(_world.As(ada).BlockAsync(new BlockRequest { UserId = ada }), "cannot_block_oneself");
    }

    [Fact]
    public async Task Nobody_writes_to_a_person_who_left()
    {
        var (ada, bob, id) = await _world.TalkAsync();
        await _world.PublishAsync(new AccountClosed(bob));
        await Eventually.Holds(
            async () => await AnswerAsync(ada, id), reason => reason == "person_left");
    }

    [Fact]
    public async Task Pages_of_messages_neither_skip_nor_repeat_while_people_write()
    {
        var (ada, bob, id) = await _world.TalkAsync();
        var sent = new List<Message>();
        for (var i = 0; i < 5; i++)
            sent.Insert(0, await _world.As(ada).SendAsync(MessagesWorld.Message(id, $"{i}")));
        var first = await _world.As(bob).ListMessagesAsync(new ListMessagesRequest { ConversationId = id, PageSize = 3 });
        await _world.As(bob).SendAsync(MessagesWorld.Message(id));
        var second = await _world.As(bob).ListMessagesAsync(
            new ListMessagesRequest { ConversationId = id, PageSize = 3, Cursor = first.NextCursor });
        first.Messages.Concat(second.Messages).ShouldBe(sent);
        second.NextCursor.ShouldBeEmpty();
        await MessagesWorld.Refused(
            _world.As(bob).ListAsync(new ListConversationsRequest { Cursor = first.NextCursor }), "cursor_invalid");
    }

    private async Task<string> AnswerAsync(string userId, string conversationId)
    {
        try
        {
            await _world.As(userId).SendAsync(MessagesWorld.Message(conversationId));
            return "sent";
        }
        catch (Grpc.Core.RpcException fault) when (ServiceDefaults.Grpc.GrpcErrorMapping.ToDomainError(fault) is { } error)
        {
            return error.Reason;
        }
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();
}
