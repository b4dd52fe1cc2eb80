using Picasso.Contracts.Messages;
using Picasso.Contracts.Pictures;
using Picasso.Contracts.Users;
using Picasso.Web.Galleries;

namespace Picasso.Web.Conversing;

/// <summary>A conversation with the names and the picture that a page shows beside it.</summary>
/// <param name="Conversation">As the service answered it.</param>
/// <param name="Other">The other person; a placeholder for one who left.</param>
/// <param name="Picture">What it is about; null for none, and for one that is gone.</param>
public sealed record ShownConversation(Conversation Conversation, Profile Other, Picture? Picture);

/// <summary>A page of a conversation's messages, the earliest first.</summary>
/// <param name="About">The conversation.</param>
/// <param name="Messages">The messages.</param>
/// <param name="Earlier">Cursor of the page before; empty when this is the first.</param>
public sealed record Thread(ShownConversation About, IReadOnlyList<Message> Messages, string Earlier);

/// <summary>Reads conversations for pages, each with few calls, however many there are.</summary>
internal sealed class ConversationReader(Conversations.ConversationsClient conversations, People people, GalleryReader galleries)
{
    /// <summary>A page of the reader's conversations, the latest first.</summary>
    public async Task<(IReadOnlyList<ShownConversation> Conversations, string Next)> ListAsync(string? cursor, CancellationToken cancellationToken)
    {
        var page = await conversations.ListAsync(new ListConversationsRequest { Cursor = cursor ?? "" }, cancellationToken: cancellationToken);
        return (await ShowAsync(page.Conversations, cancellationToken), page.NextCursor);
    }

    /// <summary>The latest messages of a conversation, or those before a cursor.</summary>
    public async Task<Thread> ThreadAsync(string conversationId, string? before, CancellationToken cancellationToken)
    {
        var request = new ListMessagesRequest { ConversationId = conversationId, Cursor = before ?? "" };
        var page = conversations.ListMessagesAsync(request, cancellationToken: cancellationToken).ResponseAsync;
        var conversation = await conversations.GetAsync(new GetConversationRequest { ConversationId = conversationId }, cancellationToken: cancellationToken);
        var about = (await ShowAsync([conversation], cancellationToken))[0];
        var messages = await page;
        return new Thread(about, [.. messages.Messages.Reverse()], messages.NextCursor);
    }

    private async Task<IReadOnlyList<ShownConversation>> ShowAsync(IReadOnlyCollection<Conversation> found, CancellationToken cancellationToken)
    {
        var names = people.FindAsync(found.Select(conversation => conversation.OtherId), cancellationToken);
        var pictures = await galleries.PicturesAsync([.. found.Select(conversation => conversation.PictureId).Where(id => id.Length > 0).Distinct()], cancellationToken);
        var profiles = await names;
        return [.. found.Select(conversation => new ShownConversation(
            conversation, profiles[conversation.OtherId], pictures.GetValueOrDefault(conversation.PictureId)))];
    }
}
