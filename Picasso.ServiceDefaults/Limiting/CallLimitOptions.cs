using Picasso.OptionsValidation;

namespace Picasso.ServiceDefaults.Limiting;

/// <summary>How much of a service one caller may use; configuration section <c>Picasso:Calls</c>. Each process counts for itself.</summary>
public sealed class CallLimitOptions : IValidatedOptions
{
    /// <summary>Configuration section.</summary>
    public const string Section = "Picasso:Calls";

    /// <summary>Streamed answers (feeds of changes, statements) that one person may have open.</summary>
    public int StreamsPerPerson { get; set; } = 30;

    /// <summary>Streamed answers that one address may have open.</summary>
    public int StreamsPerAddress { get; set; } = 200;

    /// <summary>Streamed answers in all.</summary>
    public int Streams { get; set; } = 10_000;

    /// <summary>Changes of words, price or offer by one person within <see cref="Window"/>.</summary>
    public int PictureChanges { get; set; } = 1_000;

    /// <summary>Edits and deletions of comments by one person within <see cref="Window"/>.</summary>
    public int CommentChanges { get; set; } = 100;

    /// <summary>Likes, given and withdrawn, by one person within <see cref="Window"/>.</summary>
    public int Likes { get; set; } = 1_000;

    /// <summary>Follows, begun and ended, by one person within <see cref="Window"/>.</summary>
    public int Follows { get; set; } = 500;

    /// <summary>Blocks, set and lifted, by one person within <see cref="Window"/>.</summary>
    public int Blocks { get; set; } = 200;

    /// <summary>The time that the numbers of acts are about.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromHours(1);

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules
        .Positive(StreamsPerPerson).Positive(StreamsPerAddress).Positive(Streams)
        .Positive(PictureChanges).Positive(CommentChanges)
        .Positive(Likes).Positive(Follows).Positive(Blocks)
        .Positive(Window);
}
