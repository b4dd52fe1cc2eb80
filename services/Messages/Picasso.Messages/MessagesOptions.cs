using Picasso.OptionsValidation;

namespace Picasso.Messages;

/// <summary>Settings of the service, section "Picasso:Messages".</summary>
internal sealed class MessagesOptions : IValidatedOptions
{
    public const string Section = "Picasso:Messages";

    /// <summary>The maximum number of messages of a user within <see cref="MessageWindow"/>.</summary>
    public int MessageLimit { get; set; } = 60;

    /// <summary>The window of <see cref="MessageLimit"/>.</summary>
    public TimeSpan MessageWindow { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The maximum number of conversations that a user opens within <see cref="ConversationWindow"/>.</summary>
    public int ConversationLimit { get; set; } = 30;

    /// <summary>The window of <see cref="ConversationLimit"/>.</summary>
    public TimeSpan ConversationWindow { get; set; } = TimeSpan.FromHours(24);

    /// <summary>The interval of polling for changes of other processes.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules
        .Positive(MessageLimit).Positive(MessageWindow)
        .Positive(ConversationLimit).Positive(ConversationWindow)
        .Positive(PollInterval);
}
