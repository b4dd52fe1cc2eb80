using Picasso.Kernel;

namespace Picasso.Messages;

/// <summary>Errors that more than one use case gives.</summary>
internal static class MessageErrors
{
    /// <summary>There is none, or the caller takes no part: both look the same from outside.</summary>
    public static DomainError ConversationNotFound { get; } = DomainError.NotFound("conversation_not_found", "There is no such conversation.");

    /// <summary>Nobody with this id, or no longer.</summary>
    public static DomainError PersonNotFound { get; } = DomainError.NotFound("person_not_found", "There is no such person.");

    /// <summary>One of the two blocked the other; which one stays between us.</summary>
    public static DomainError Blocked { get; } = DomainError.Forbidden("blocked", "You two cannot write to each other.");
}
