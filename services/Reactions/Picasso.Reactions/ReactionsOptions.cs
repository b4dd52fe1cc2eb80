using Picasso.OptionsValidation;

namespace Picasso.Reactions;

/// <summary>Settings of the service, section "Picasso:Reactions".</summary>
internal sealed class ReactionsOptions : IValidatedOptions
{
    public const string Section = "Picasso:Reactions";

    /// <summary>A person writes at most so many comments within <see cref="CommentWindow"/>.</summary>
    public int CommentLimit { get; set; } = 30;

    /// <summary>The time that <see cref="CommentLimit"/> is about.</summary>
    public TimeSpan CommentWindow { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How soon changes by other processes, and facts that could not be published, are looked for.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules
        .Positive(CommentLimit).Positive(CommentWindow)
        .Positive(PollInterval);
}
