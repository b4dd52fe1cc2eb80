using Picasso.Kernel;

namespace Picasso.Messages;

/// <summary>Refusals that more than one use case gives.</summary>
internal static class Refusals
{
    /// <summary>There is none, or the caller takes no part: both look the same from outside.</summary>
    public static Refusal ConversationNotFound { get; } = Refusal.NotFound("conversation_not_found", "There is no such conversation.");

    /// <summary>Nobody with this id, or no longer.</summary>
    public static Refusal PersonNotFound { get; } = Refusal.NotFound("person_not_found", "There is no such person.");

    /// <summary>One of the two blocked the other; which one stays between us.</summary>
    public static Refusal Blocked { get; } = Refusal.Forbidden("blocked", "You two cannot write to each other.");
}
