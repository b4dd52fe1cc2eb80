using Picasso.Kernel;

namespace Picasso.Reactions.Commenting;

/// <summary>The rules of a comment's text.</summary>
internal static class CommentText
{
    /// <summary>Maximum length of a comment (Unicode scalar values).</summary>
    public const int MaxLength = 2000;

    /// <summary>The text in its stored form.</summary>
    /// <exception cref="DomainException">"comment_invalid".</exception>
    public static string Require(string text) => TypedText.Require(text, MaxLength, "comment_invalid", "text");
}
