using Grpc.Core;
using Picasso.Contracts.Messages;
using Picasso.Kernel;
using Picasso.Messages.Blocking;
using Picasso.Messages.Conversing;
using Picasso.Messages.Storing;
using Picasso.ServiceDefaults.Authentication;

namespace Picasso.Messages;

/// <summary>Maps the conversations of messages.proto to the use cases.</summary>
internal sealed class ConversationsGrpc(
    ConversationStarting starting, MessageSending sending, ConversationReading reading, UnreadCounting unread,
    PersonBlocking blocking, IBlockStore blocks) : Conversations.ConversationsBase
{
    public override async Task<Conversation> Start(StartRequest request, ServerCallContext context)
    {
        var starter = context.GetCaller().RequireVerified();
        var otherId = Ids.Require(request.UserId, "user_id");
        var pictureId = request.PictureId.Length == 0 ? (PictureId?)null : Ids.Require(request.PictureId, "picture_id");
        return (await starting.StartAsync(starter.UserId, otherId, pictureId, context.CancellationToken)).ToContract();
    }

    public override async Task<Message> Send(SendRequest request, ServerCallContext context)
    {
        var author = context.GetCaller().RequireVerified();
        var command = new SendMessage(
            Ids.Require(request.MessageId, "message_id"), ConversationId(request.ConversationId), author.UserId, request.Text);
        return (await sending.SendAsync(command, context.CancellationToken)).ToContract();
    }

    public override async Task<Conversation> Get(GetConversationRequest request, ServerCallContext context)
    {
        var conversationId = ConversationId(request.ConversationId);
        var view = await reading.GetAsync(conversationId, context.GetCaller().UserId, context.CancellationToken);
        var conversation = view.ToContract();
        conversation.OtherReadUpTo = await reading.ReadByOtherAsync(view, context.CancellationToken);
        return conversation;
    }

    public override async Task<ListConversationsResponse> List(ListConversationsRequest request, ServerCallContext context)
    {
        var (conversations, next) = await reading.ListAsync(
            context.GetCaller().UserId, request.Cursor, request.PageSize, context.CancellationToken);
        return new ListConversationsResponse { Conversations = { conversations.Select(Mapping.ToContract) }, NextCursor = next };
    }

    public override async Task<ListMessagesResponse> ListMessages(ListMessagesRequest request, ServerCallContext context)
    {
        var (messages, next) = await reading.ListMessagesAsync(
            ConversationId(request.ConversationId), context.GetCaller().UserId, request.Cursor, request.PageSize, context.CancellationToken);
        return new ListMessagesResponse { Messages = { messages.Select(Mapping.ToContract) }, NextCursor = next };
    }

    public override async Task<Unread> MarkRead(MarkReadRequest request, ServerCallContext context)
    {
        var userId = context.GetCaller().UserId;
        await reading.MarkReadAsync(ConversationId(request.ConversationId), userId, request.UpToOrdinal, context.CancellationToken);
        return await unread.CountAsync(userId, context.CancellationToken);
    }

    public override async Task<BlockResponse> Block(BlockRequest request, ServerCallContext context)
    {
        await blocking.BlockAsync(context.GetCaller().UserId, Ids.Require(request.UserId, "user_id"), context.CancellationToken);
        return new BlockResponse();
    }

    public override async Task<UnblockResponse> Unblock(UnblockRequest request, ServerCallContext context)
    {
        await blocks.UnblockAsync(context.GetCaller().UserId, Ids.Require(request.UserId, "user_id"), context.CancellationToken);
        return new UnblockResponse();
    }

    public override async Task<ListBlockedResponse> ListBlocked(ListBlockedRequest request, ServerCallContext context) =>
        new() { UserIds = { await blocks.ListBlockedAsync(context.GetCaller().UserId, context.CancellationToken) } };

    private static string ConversationId(string text) => Ids.Require(text, "conversation_id");
}
