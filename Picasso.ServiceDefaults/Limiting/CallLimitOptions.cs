using Picasso.OptionsValidation;

namespace Picasso.ServiceDefaults.Limiting;

/// <summary>Limits of one caller's use of a service; configuration section <c>Picasso:Calls</c>. Each process counts separately.</summary>
public sealed class CallLimitOptions : IValidatedOptions
{
    /// <summary>Configuration section.</summary>
    public const string Section = "Picasso:Calls";

    /// <summary>Open streamed answers (feeds of changes, statements) of one user.</summary>
    public int StreamsPerPerson { get; set; } = 30;

    /// <summary>Open streamed answers of one address.</summary>
    public int StreamsPerAddress { get; set; } = 200;

    /// <summary>Streamed answers in all.</summary>
    public int Streams { get; set; } = 10_000;

    /// <summary>Changes of text, price or offer by one user within <see cref="Window"/>.</summary>
    public int PictureChanges { get; set; } = 1_000;

    /// <summary>Edits and deletions of comments by one user within <see cref="Window"/>.</summary>
    public int CommentChanges { get; set; } = 100;

    /// <summary>Likes, given and withdrawn, by one user within <see cref="Window"/>.</summary>
    public int Likes { get; set; } = 1_000;

    /// <summary>Follows, begun and ended, by one user within <see cref="Window"/>.</summary>
    public int Follows { get; set; } = 500;

    /// <summary>Blocks, set and lifted, by one user within <see cref="Window"/>.</summary>
    public int Blocks { get; set; } = 200;

    /// <summary>Changes of name, biography, statement, links, cover and featured pictures by one user within <see cref="Window"/>.</summary>
    public int ProfileChanges { get; set; } = 300;

    /// <summary>The window of the limits on actions.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromHours(1);

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules
        .Positive(StreamsPerPerson).Positive(StreamsPerAddress).Positive(Streams)
        .Positive(PictureChanges).Positive(CommentChanges)
        .Positive(Likes).Positive(Follows).Positive(Blocks).Positive(ProfileChanges)
        .Positive(Window);
}
