using Microsoft.Extensions.Options;
using Picasso.Kernel;
using Picasso.Messages.Storing;
using Picasso.Messages.Watching;

namespace Picasso.Messages.Conversing;

/// <summary>Sends a message; repeating it answers with the same one.</summary>
internal sealed class MessageSending(
    IConversationStore conversations, InboxSignals signals, TimeProvider clock, IOptions<MessagesOptions> options)
{
    /// <summary>Most characters (Unicode scalar values) of a message.</summary>
    public const int MaxLength = 4000;

    /// <exception cref="DomainException">
    /// "message_invalid", "conversation_not_found", "blocked", "person_left", "too_many_messages", "idempotency_key_reused".
    /// </exception>
    public async Task<StoredMessage> SendAsync(SendMessage command, CancellationToken cancellationToken)
    {
        var text = TypedText.Require(command.Text, MaxLength, "message_invalid", "text");
        var now = clock.GetUtcNow();
        var message = new NewMessage(command.MessageId, command.ConversationId, command.AuthorId, text, now);
        var allowance = new Allowance(options.Value.MessageLimit, now - options.Value.MessageWindow);
        var outcome = await conversations.SendAsync(message, allowance, cancellationToken);
        if (outcome.Message is null)
            throw ErrorOf(outcome.Answer, command.MessageId).ToException();
        if (outcome.Answer == SendAnswer.Sent)
            signals.Raise();
        return outcome.Message;
    }

    private static DomainError ErrorOf(SendAnswer answer, string messageId) => answer switch
    {
        SendAnswer.NoParticipant => MessageErrors.ConversationNotFound,
        SendAnswer.IdTaken => DomainError.Invalid("message_invalid", "This message id is in use.", "message_id"),
        SendAnswer.KeyReused => IdempotencyKey.Refuse(
            "message_id", "Your first message was sent as you wrote it then; what you changed since was not sent.", ("message_id", messageId)),
        SendAnswer.Blocked => MessageErrors.Blocked,
        SendAnswer.Left => DomainError.Conflict("person_left", "This person has left Picasso."),
        SendAnswer.TooMany => new DomainError(DomainErrorKind.Exhausted, "too_many_messages", "You are writing very fast. Please wait a little."),
        _ => throw new InvalidOperationException($"{answer} is no error."),
    };
}

/// <summary>A message to send.</summary>
/// <param name="MessageId">Made by the author's page for this message and its repeats.</param>
/// <param name="ConversationId">The conversation.</param>
/// <param name="AuthorId">Who writes.</param>
/// <param name="Text">As typed.</param>
internal sealed record SendMessage(string MessageId, string ConversationId, string AuthorId, string Text);
