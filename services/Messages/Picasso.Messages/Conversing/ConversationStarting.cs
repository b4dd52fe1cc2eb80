using Microsoft.Extensions.Options;
using Picasso.Kernel;
using Picasso.Messages.Clients;
using Picasso.Messages.Storing;

namespace Picasso.Messages.Conversing;

/// <summary>Opens a conversation; a repeat, also by the other participant, returns the same one.</summary>
internal sealed class ConversationStarting(
    IConversationStore conversations, UserAndPictureLookup neighbours, TimeProvider clock, IOptions<MessagesOptions> options)
{
    /// <exception cref="DomainException">
    /// "cannot_write_to_oneself", "person_not_found", "picture_not_found", "blocked", "too_many_conversations".
    /// </exception>
    public async Task<ConversationView> StartAsync(UserId starterId, UserId otherId, PictureId? pictureId, CancellationToken cancellationToken)
    {
        if (starterId == otherId)
            throw DomainError.Invalid("cannot_write_to_oneself", "You cannot write to yourself.", "user_id").ToException();
        await neighbours.RequirePersonAsync(otherId, cancellationToken);
        if (pictureId is { } picture)
            await neighbours.RequirePictureAsync(picture, cancellationToken);
        var now = clock.GetUtcNow();
        var conversation = new NewConversation(
            IdOf(starterId, otherId, pictureId), starterId.Value, otherId.Value, pictureId?.Value ?? "", now);
        var allowance = new Allowance(options.Value.ConversationLimit, now - options.Value.ConversationWindow);
        if (ErrorOf(await conversations.StartAsync(conversation, allowance, cancellationToken)) is { } error)
            throw error.ToException();
        return await conversations.FindAsync(conversation.ConversationId, starterId.Value, cancellationToken)
            ?? throw MessageErrors.ConversationNotFound.ToException();
    }

    /// <summary>Two users have one conversation about a picture, whichever of them opened it.</summary>
    internal static string IdOf(UserId one, UserId other, PictureId? pictureId)
    {
        var (low, high) = string.CompareOrdinal(one.Value, other.Value) < 0 ? (one, other) : (other, one);
        return Ids.From($"conversation:{low}:{high}:{pictureId}");
    }

    private static DomainError? ErrorOf(StartOutcome outcome) => outcome switch
    {
        StartOutcome.Open => null,
        StartOutcome.Blocked => MessageErrors.Blocked,
        StartOutcome.Left => MessageErrors.PersonNotFound,
        _ => new DomainError(DomainErrorKind.Exhausted, "too_many_conversations", "You have begun many conversations today. Please wait a little."),
    };
}
