using Picasso.Kernel;
using Picasso.Reactions.Commenting;

namespace Picasso.Domain.Tests.Reactions;

public sealed class CommentTextTests
{
    [Theory]
    [InlineData("Wonderful light.")]
    [InlineData("  kept as typed  ")]
    [InlineData("two\r\nlines\tand a tab")]
    [InlineData("<script>alert('hi')</script>")]
    [InlineData("\U0001F469\u200D\U0001F3A8 \u2764\uFE0F")]
    public void Plain_text_is_kept_as_typed(string typed) => CommentText.Require(typed).ShouldBe(typed);

    [Fact]
    public void Text_is_kept_in_normalization_form_C() => CommentText.Require("Cafe\u0301").ShouldBe("Caf\u00E9");

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\n\t")]
    [InlineData("\u200B\u00A0")]
    [InlineData("a\0b")]
    [InlineData("a\u001Bb")]
    [InlineData("a\u0085b")]
    [InlineData("a\u202Eb")]
    [InlineData("a\u2066b")]
    public void What_is_not_text_is_refused(string typed) => Error(typed).Reason.ShouldBe("comment_invalid");

    [Fact]
    public void Half_a_surrogate_pair_is_refused() => Error("a\uD800b").Reason.ShouldBe("comment_invalid");

    [Fact]
    public void Length_counts_characters_not_their_encoding()
    {
        CommentText.Require(string.Concat(Enumerable.Repeat("\U0001F3A8", CommentText.MaxLength))).ShouldNotBeEmpty();
        Error(new string('a', CommentText.MaxLength + 1)).Field.ShouldBe("text");
        Error(new string('a', 100_000)).Reason.ShouldBe("comment_invalid");
    }

    private static DomainError Error(string typed) => Should.Throw<DomainException>(() => CommentText.Require(typed)).Error;
}
