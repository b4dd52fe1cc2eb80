using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using Grpc.Core;
using Picasso.Contracts.Messages;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Grpc;

namespace Picasso.Fakes.Site;

/// <summary>What the messages service stores.</summary>
public sealed class FakeMessages
{
    /// <summary>Two people and their picture, by the conversation's id.</summary>
    public ConcurrentDictionary<string, (string One, string Other, string PictureId)> Conversations { get; } = new();

    public List<Message> Sent { get; } = [];

    public ConcurrentDictionary<(string Conversation, string User), long> ReadUpTo { get; } = new();

    public HashSet<(string Blocker, string Blocked)> Blocks { get; } = [];

    /// <summary>By user, the earliest first.</summary>
    public List<(string User, Notification Notification)> Notifications { get; } = [];

    /// <summary>Open watches with their users.</summary>
    public ConcurrentDictionary<Channel<Happening>, string> Watchers { get; } = new();

    public bool AreDown { get; set; }

    public void Publish(string userId, Happening happening)
    {
        foreach (var (channel, _) in Watchers.Where(watcher => watcher.Value == userId))
            channel.Writer.TryWrite(happening);
    }

    internal void Check()
    {
        if (AreDown)
            throw new RpcException(new Status(StatusCode.Unavailable, "down"));
    }

    internal Unread UnreadOf(string userId) => new()
    {
        Conversations = Conversations.Keys.Count(id => View(id, userId) is { Unread: > 0 }),
        Notifications = Notifications.Count(one => one.User == userId && !one.Notification.Read),
    };

    /// <summary>A conversation for one of its two; null for anybody else.</summary>
    internal Conversation? View(string id, string userId)
    {
        if (!Conversations.TryGetValue(id, out var pair) || (userId != pair.One && userId != pair.Other))
            return null;
        var other = userId == pair.One ? pair.Other : pair.One;
        var messages = Sent.Where(message => message.ConversationId == id).ToList();
        return new Conversation
        {
            ConversationId = id, OtherId = other, PictureId = pair.PictureId, LastMessage = messages.LastOrDefault(),
            Unread = messages.Count(message => message.AuthorId == other && message.Ordinal > ReadUpTo.GetValueOrDefault((id, userId))),
            OtherReadUpTo = ReadUpTo.GetValueOrDefault((id, other)),
        };
    }
}

public sealed class FakeConversations(FakeMarket market) : Conversations.ConversationsBase
{
    private FakeMessages Messages => market.Messages;

    public override Task<Conversation> Start(StartRequest request, ServerCallContext context)
    {
        var caller = Caller(context);
        var (one, other) = string.CompareOrdinal(caller, request.UserId) < 0 ? (caller, request.UserId) : (request.UserId, caller);
        var id = Ids.From($"{one}:{other}:{request.PictureId}");
        Messages.Conversations.TryAdd(id, (one, other, request.PictureId));
        return Task.FromResult(Messages.View(id, caller)!);
    }

    public override Task<Message> Send(SendRequest request, ServerCallContext context)
    {
        var caller = Caller(context);
        var about = Require(request.ConversationId, caller);
        if (Messages.Blocks.Contains((caller, about.OtherId)) || Messages.Blocks.Contains((about.OtherId, caller)))
            throw DomainError.Forbidden("blocked", "You cannot write to this person.").ToRpcException();
        if (string.IsNullOrWhiteSpace(request.Text))
            throw DomainError.Invalid("message_invalid", "Write something first.", "text").ToRpcException();
        if (Messages.Sent.Find(message => message.MessageId == request.MessageId) is { } known)
            return Task.FromResult(known);
        var message = new Message
        {
            MessageId = request.MessageId, ConversationId = request.ConversationId, AuthorId = caller, Text = request.Text, SentAt = FakeMarket.Now(),
            Ordinal = Messages.Sent.Count(one => one.ConversationId == request.ConversationId) + 1,
        };
        Messages.Sent.Add(message);
        Messages.Publish(about.OtherId, new Happening { Message = message });
        Messages.Publish(caller, new Happening { Message = message });
        return Task.FromResult(message);
    }

    public override Task<Conversation> Get(GetConversationRequest request, ServerCallContext context) =>
        Task.FromResult(Require(request.ConversationId, Caller(context)));

    public override Task<ListConversationsResponse> List(ListConversationsRequest request, ServerCallContext context)
    {
        var caller = Caller(context);
        var mine = Messages.Conversations.Keys.Select(id => Messages.View(id, caller)).OfType<Conversation>()
            .Where(view => view.LastMessage is not null).OrderByDescending(view => Messages.Sent.IndexOf(view.LastMessage));
        return Task.FromResult(new ListConversationsResponse { Conversations = { mine } });
    }

    public override Task<ListMessagesResponse> ListMessages(ListMessagesRequest request, ServerCallContext context)
    {
        Require(request.ConversationId, Caller(context));
        const int size = 30;
        var before = request.Cursor.Length == 0 ? long.MaxValue : long.Parse(request.Cursor, CultureInfo.InvariantCulture);
        var page = Messages.Sent.Where(message => message.ConversationId == request.ConversationId && message.Ordinal < before).Reverse().Take(size).ToList();
        return Task.FromResult(new ListMessagesResponse
        {
            Messages = { page }, NextCursor = page is [.., { Ordinal: > 1 } last] ? last.Ordinal.ToString(CultureInfo.InvariantCulture) : "",
        });
    }

    public override Task<Unread> MarkRead(MarkReadRequest request, ServerCallContext context)
    {
        var caller = Caller(context);
        Require(request.ConversationId, caller);
        Messages.ReadUpTo.AddOrUpdate((request.ConversationId, caller), request.UpToOrdinal, (_, known) => Math.Max(known, request.UpToOrdinal));
        return Task.FromResult(Messages.UnreadOf(caller));
    }

    public override Task<BlockResponse> Block(BlockRequest request, ServerCallContext context)
    {
        Messages.Blocks.Add((Caller(context), request.UserId));
        return Task.FromResult(new BlockResponse());
    }

    public override Task<UnblockResponse> Unblock(UnblockRequest request, ServerCallContext context)
    {
        Messages.Blocks.Remove((Caller(context), request.UserId));
        return Task.FromResult(new UnblockResponse());
    }

    public override Task<ListBlockedResponse> ListBlocked(ListBlockedRequest request, ServerCallContext context)
    {
        var caller = Caller(context);
        return Task.FromResult(new ListBlockedResponse { UserIds = { Messages.Blocks.Where(block => block.Blocker == caller).Select(block => block.Blocked) } });
    }

    private string Caller(ServerCallContext context)
    {
        Messages.Check();
        return market.Require(context);
    }

    private Conversation Require(string id, string caller) => Messages.View(id, caller)
        ?? throw DomainError.NotFound("conversation_not_found", "This conversation does not exist.").ToRpcException();
}

public sealed class FakeInbox(FakeMarket market) : Inbox.InboxBase
{
    private FakeMessages Messages => market.Messages;

    public override Task<Unread> GetUnread(GetUnreadRequest request, ServerCallContext context) => Task.FromResult(Messages.UnreadOf(Caller(context)));

    public override Task<ListNotificationsResponse> ListNotifications(ListNotificationsRequest request, ServerCallContext context)
    {
        var caller = Caller(context);
        return Task.FromResult(new ListNotificationsResponse
        {
            Notifications = { Messages.Notifications.Where(one => one.User == caller).Select(one => one.Notification.Clone()).Reverse() },
        });
    }

    public override Task<Unread> MarkNotificationsRead(MarkNotificationsReadRequest request, ServerCallContext context)
    {
        var caller = Caller(context);
        foreach (var (user, notification) in Messages.Notifications)
        {
            if (user == caller && (request.NotificationIds.Count == 0 || request.NotificationIds.Contains(notification.NotificationId)))
                notification.Read = true;
        }

        return Task.FromResult(Messages.UnreadOf(caller));
    }

    public override async Task Watch(WatchInboxRequest request, IServerStreamWriter<Happening> responseStream, ServerCallContext context)
    {
        var channel = Channel.CreateUnbounded<Happening>();
        Messages.Watchers.TryAdd(channel, Caller(context));
        await context.WriteResponseHeadersAsync([]);
        try
        {
            await foreach (var happening in channel.Reader.ReadAllAsync(context.CancellationToken))
                await responseStream.WriteAsync(happening);
        }
        finally
        {
            Messages.Watchers.TryRemove(channel, out _);
        }
    }

    private string Caller(ServerCallContext context)
    {
        Messages.Check();
        return market.Require(context);
    }
}
