using Picasso.Kernel;

namespace Picasso.Messages;

/// <summary>Errors of more than one use case.</summary>
internal static class MessageErrors
{
    /// <summary>The conversation does not exist, or the caller does not participate: both give the same answer.</summary>
    public static DomainError ConversationNotFound { get; } = DomainError.NotFound("conversation_not_found", "There is no such conversation.");

    /// <summary>There is no user with this id, or no longer.</summary>
    public static DomainError PersonNotFound { get; } = DomainError.NotFound("person_not_found", "There is no such person.");

    /// <summary>One of the two blocked the other; the answer does not reveal which.</summary>
    public static DomainError Blocked { get; } = DomainError.Forbidden("blocked", "You two cannot write to each other.");
}
