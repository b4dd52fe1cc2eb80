using Picasso.OptionsValidation;

namespace Picasso.Reactions;

/// <summary>Settings of the service, section "Picasso:Reactions".</summary>
internal sealed class ReactionsOptions : IValidatedOptions
{
    public const string Section = "Picasso:Reactions";

    /// <summary>The maximum number of comments of a user within <see cref="CommentWindow"/>.</summary>
    public int CommentLimit { get; set; } = 30;

    /// <summary>The window of <see cref="CommentLimit"/>.</summary>
    public TimeSpan CommentWindow { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The interval of polling for changes of other processes, and for unpublished events.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules
        .Positive(CommentLimit).Positive(CommentWindow)
        .Positive(PollInterval);
}
