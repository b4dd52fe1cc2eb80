namespace Picasso.Messages.Storing;

/// <summary>Conversations and their messages.</summary>
internal interface IConversationStore
{
    /// <summary>Opens a conversation unless it is there.</summary>
    Task<StartOutcome> StartAsync(NewConversation conversation, Allowance allowance, CancellationToken cancellationToken);

    /// <summary>The conversation as one participant sees it; null when there is none, or this person takes no part.</summary>
    Task<ConversationView?> FindAsync(string conversationId, string userId, CancellationToken cancellationToken);

    /// <summary>Adds a message unless its id is taken or its author may not write it.</summary>
    Task<SendOutcome> SendAsync(NewMessage message, Allowance allowance, CancellationToken cancellationToken);

    /// <summary>A person's conversations that have a message, the one with the latest message first.</summary>
    /// <param name="userId">The person.</param>
    /// <param name="before">Only those whose latest message has a place below this one.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<ConversationView>> ListAsync(string userId, long before, int limit, CancellationToken cancellationToken);

    /// <summary>The messages of a conversation, latest first.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="before">Only ordinals below this one.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<StoredMessage>> ListMessagesAsync(string conversationId, long before, int limit, CancellationToken cancellationToken);

    /// <summary>Marks everything up to an ordinal as read by a participant; a lower one than before changes nothing.</summary>
    Task MarkReadAsync(string conversationId, string userId, long upTo, CancellationToken cancellationToken);

    /// <summary>Conversations with a message that this person has not read.</summary>
    Task<long> CountUnreadConversationsAsync(string userId, CancellationToken cancellationToken);
}

/// <summary>A conversation to open.</summary>
/// <param name="ConversationId">Follows from the two people and the picture.</param>
/// <param name="StarterId">Who opens it.</param>
/// <param name="OtherId">The other person.</param>
/// <param name="PictureId">What it is about; empty for nothing in particular.</param>
/// <param name="At">When.</param>
internal sealed record NewConversation(string ConversationId, string StarterId, string OtherId, string PictureId, DateTimeOffset At);

/// <summary>A message to add.</summary>
/// <param name="MessageId">Made by the author's page for this message and its repeats.</param>
/// <param name="ConversationId">The conversation.</param>
/// <param name="AuthorId">Who writes.</param>
/// <param name="Text">What it says.</param>
/// <param name="At">When; for people, not for order.</param>
internal sealed record NewMessage(string MessageId, string ConversationId, string AuthorId, string Text, DateTimeOffset At);

/// <summary>A message as it is kept.</summary>
/// <param name="MessageId">The message.</param>
/// <param name="ConversationId">Its conversation.</param>
/// <param name="AuthorId">Who wrote it.</param>
/// <param name="Text">What it says.</param>
/// <param name="SentAt">When, to the millisecond.</param>
/// <param name="Ordinal">Its place in the conversation, from 1, without gaps.</param>
internal sealed record StoredMessage(
    string MessageId, string ConversationId, string AuthorId, string Text, DateTimeOffset SentAt, long Ordinal);

/// <summary>A conversation as one participant sees it.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="OtherId">The other participant.</param>
/// <param name="PictureId">What it is about; empty for nothing in particular.</param>
/// <param name="Unread">Messages of the other that this participant has not read.</param>
/// <param name="LastPlace">Place of the latest message; 0 before the first.</param>
/// <param name="LastMessage">The latest message.</param>
internal sealed record ConversationView(
    string ConversationId, string OtherId, string PictureId, long Unread, long LastPlace, StoredMessage? LastMessage);

/// <summary>How much one person may write or open.</summary>
/// <param name="Limit">So many,</param>
/// <param name="Since">counted from this moment on.</param>
internal sealed record Allowance(int Limit, DateTimeOffset Since);

/// <summary>What opening a conversation did.</summary>
internal enum StartOutcome
{
    /// <summary>It is there, now or already.</summary>
    Open,

    /// <summary>One of the two blocked the other.</summary>
    Blocked,

    /// <summary>The other person left.</summary>
    Left,

    /// <summary>The allowance is used up.</summary>
    TooMany,
}

/// <summary>What sending a message did; null message when nothing was written.</summary>
/// <param name="Answer">What happened.</param>
/// <param name="Message">The message that is there now.</param>
/// <param name="RecipientId">The other participant.</param>
internal sealed record SendOutcome(SendAnswer Answer, StoredMessage? Message = null, string? RecipientId = null)
{
    /// <summary>The outcome for an id that is taken. A message never changes, so its text itself is compared.</summary>
    public static SendOutcome OfTaken(StoredMessage taken, NewMessage message)
    {
        if (taken.AuthorId != message.AuthorId)
            return new SendOutcome(SendAnswer.IdTaken);
        return taken.ConversationId == message.ConversationId && taken.Text == message.Text
            ? new SendOutcome(SendAnswer.Repeated, taken)
            : new SendOutcome(SendAnswer.KeyReused);
    }
}

/// <summary>What happened to a message.</summary>
internal enum SendAnswer
{
    /// <summary>It is there now.</summary>
    Sent,

    /// <summary>The same author sent the same to the same conversation before.</summary>
    Repeated,

    /// <summary>Its id names a message of somebody else.</summary>
    IdTaken,

    /// <summary>Its id names a message of the same author with another text or in another conversation.</summary>
    KeyReused,

    /// <summary>The author takes no part in the conversation, or there is none.</summary>
    NoParticipant,

    /// <summary>One of the two blocked the other.</summary>
    Blocked,

    /// <summary>The other person left.</summary>
    Left,

    /// <summary>The allowance is used up.</summary>
    TooMany,
}
