using Picasso.OptionsValidation;

namespace Picasso.Messages;

/// <summary>Settings of the service, section "Picasso:Messages".</summary>
internal sealed class MessagesOptions : IValidatedOptions
{
    public const string Section = "Picasso:Messages";

    /// <summary>A person sends at most so many messages within <see cref="MessageWindow"/>.</summary>
    public int MessageLimit { get; set; } = 60;

    /// <summary>The time that <see cref="MessageLimit"/> is about.</summary>
    public TimeSpan MessageWindow { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>A person opens at most so many conversations within <see cref="ConversationWindow"/>.</summary>
    public int ConversationLimit { get; set; } = 30;

    /// <summary>The time that <see cref="ConversationLimit"/> is about.</summary>
    public TimeSpan ConversationWindow { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How soon what came through other processes is looked for.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules
        .Positive(MessageLimit).Positive(MessageWindow)
        .Positive(ConversationLimit).Positive(ConversationWindow)
        .Positive(PollInterval);
}
