namespace Picasso.Reactions;

/// <summary>Settings of the service, section "Picasso:Reactions".</summary>
internal sealed class ReactionsOptions
{
    public const string Section = "Picasso:Reactions";

    /// <summary>A person writes at most so many comments within <see cref="CommentWindow"/>.</summary>
    public int CommentLimit { get; set; } = 30;

    /// <summary>The time that <see cref="CommentLimit"/> is about.</summary>
    public TimeSpan CommentWindow { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How soon changes by other processes, and facts that could not be published, are looked for.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    internal bool IsValid => CommentLimit > 0 && CommentWindow > TimeSpan.Zero && PollInterval > TimeSpan.Zero;
}
