using Picasso.Reactions.Commenting;
using Picasso.Reactions.Storing;

namespace Picasso.Domain.Tests.Reactions;

public sealed class CommentRulesTests
{
    private static readonly StoredComment s_comment = new("comment", "picture", "author", "Fine.", DateTimeOffset.UnixEpoch);

    private static readonly StoredComment s_deleted =
        s_comment with { Text = "", Deletion = new CommentDeletion("author", DeletionRight.Author, DateTimeOffset.UnixEpoch) };

    [Fact]
    public void Only_the_author_edits()
    {
        CommentRules.ErrorOfEdit(s_comment, "author").ShouldBeNull();
        CommentRules.ErrorOfEdit(s_comment, "other")!.Reason.ShouldBe("not_author");
    }

    [Fact]
    public void What_is_deleted_or_never_was_is_not_found()
    {
        CommentRules.ErrorOfEdit(s_deleted, "author").ShouldBe(CommentRules.NotFound);
        CommentRules.ErrorOfEdit(null, "author").ShouldBe(CommentRules.NotFound);
    }

    [Fact]
    public void A_repeat_is_the_same_author_on_the_same_picture()
    {
        var again = s_comment with { Fingerprint = "f" };
        CommentRules.ErrorOfRepeat(s_comment with { Fingerprint = "f" }, again).ShouldBeNull();
        CommentRules.ErrorOfRepeat(s_comment, again).ShouldBeNull("a comment from before fingerprints accepts every repeat");
        CommentRules.ErrorOfRepeat(s_comment, again with { AuthorId = "other" })!.Reason.ShouldBe("comment_invalid");
        CommentRules.ErrorOfRepeat(s_comment, again with { PictureId = "another" })!.Reason.ShouldBe("idempotency_key_reused");
        CommentRules.ErrorOfRepeat(s_comment with { Fingerprint = "g" }, again)!.Reason.ShouldBe("idempotency_key_reused");
    }

    [Fact]
    public void A_repeat_does_not_bring_a_deleted_comment_back() =>
        CommentRules.ErrorOfRepeat(s_deleted, s_deleted with { Fingerprint = "f" }).ShouldBe(CommentRules.NotFound);

    [Fact]
    public void The_author_deletes_as_author_even_when_an_operator()
    {
        CommentRules.RightWithoutPicture(s_comment, "author", isOperator: true).ShouldBe(DeletionRight.Author);
        CommentRules.RightWithoutPicture(s_comment, "other", isOperator: true).ShouldBe(DeletionRight.Operator);
        CommentRules.RightWithoutPicture(s_comment, "other", isOperator: false).ShouldBeNull();
    }
}
