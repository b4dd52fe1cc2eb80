using Picasso.Kernel;

namespace Picasso.Reactions.Commenting;

/// <summary>What a comment may say.</summary>
internal static class CommentText
{
    /// <summary>Most characters (Unicode scalar values) of a comment.</summary>
    public const int MaxLength = 2000;

    /// <summary>The text as it is kept.</summary>
    /// <exception cref="DomainException">"comment_invalid".</exception>
    public static string Require(string text) => TypedText.Require(text, MaxLength, "comment_invalid", "text");
}
