using Picasso.Contracts.Bus;
using Picasso.Reactions.Storing;

namespace Picasso.Conformance.Tests.Reactions;

public abstract partial class ReactionStoreConformance
{
    private static CommentAllowance Plenty => new(1000, Now - TimeSpan.FromHours(1));

    [Fact]
    public async Task A_comment_is_kept_and_counted()
    {
        var picture = Id();
        var comment = await AddAsync(picture, "ada", "First!");
        comment.ShouldBe(new StoredComment(comment.CommentId, picture, "ada", "First!", Now, comment.Ordinal));
        (await Store.FindAsync(comment.CommentId, Cancel)).ShouldBe(comment);
        (await CountsAsync(picture)).ShouldBe(new PictureReactionsChanged(picture, 0, 1, 1));
    }

    [Fact]
    public async Task A_taken_comment_id_changes_nothing()
    {
        var first = await AddAsync(Id(), "ada", "First!");
        var again = new StoredComment(first.CommentId, Id(), "bob", "Mine.", Now);
        (await Store.AddAsync(again, Plenty, "owner", Cancel)).ShouldBe(new AddCommentOutcome.Taken(first));
        (await CountsAsync(again.PictureId)).ShouldBeNull();
    }

    [Fact]
    public async Task The_fingerprint_of_a_comment_stays_when_it_is_edited()
    {
        var comment = new StoredComment(Id(), Id(), "ada", "Hello", Now, Fingerprint: new string('f', 64));
        (await Store.AddAsync(comment, Plenty, "owner", Cancel)).ShouldBeOfType<AddCommentOutcome.Added>()
            .Comment.Fingerprint.ShouldBe(comment.Fingerprint);
        await Store.EditAsync(comment.CommentId, "Better", Now, Cancel);
        (await Reopen().FindAsync(comment.CommentId, Cancel))!.Fingerprint.ShouldBe(comment.Fingerprint);
    }

    [Fact]
    public async Task The_same_comment_from_several_tabs_at_once_is_added_once()
    {
        var comment = new StoredComment(Id(), Id(), "ada", "Hello", Now);
        var other = Reopen();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() =>
            (i % 2 == 0 ? Store : other).AddAsync(comment, Plenty, "owner", Cancel))));
        outcomes.OfType<AddCommentOutcome.Added>().Count().ShouldBe(1);
        outcomes.OfType<AddCommentOutcome.Taken>().Count().ShouldBe(7);
        (await CountsAsync(comment.PictureId))!.Comments.ShouldBe(1);
    }

    [Fact]
    public async Task A_person_writes_no_more_than_the_allowance_even_by_deleting()
    {
        var picture = Id();
        var allowance = new CommentAllowance(2, Now - TimeSpan.FromMinutes(1));
        var first = await AddAsync(picture, "ada", "1");
        await AddAsync(picture, "ada", "2");
        await Store.DeleteAsync(first.CommentId, new CommentDeletion("ada", DeletionRight.Author, Now), Cancel);
        var third = new StoredComment(Id(), picture, "ada", "3", Now);
        (await Store.AddAsync(third, allowance, "owner", Cancel)).ShouldBeOfType<AddCommentOutcome.TooMany>();
        (await Store.AddAsync(third with { AuthorId = "bob" }, allowance, "owner", Cancel)).ShouldBeOfType<AddCommentOutcome.Added>();
        var later = new StoredComment(Id(), picture, "ada", "4", Now.AddMinutes(2));
        (await Store.AddAsync(later, allowance with { Since = Now.AddMinutes(1) }, "owner", Cancel))
            .ShouldBeOfType<AddCommentOutcome.Added>();
    }

    [Fact]
    public async Task The_allowance_holds_for_comments_added_at_once()
    {
        var (other, allowance) = (Reopen(), new CommentAllowance(3, Now - TimeSpan.FromMinutes(1)));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() => (i % 2 == 0 ? Store : other)
            .AddAsync(new StoredComment(Id(), Id(), "ada", $"{i}", Now), allowance, "owner", Cancel))));
        outcomes.OfType<AddCommentOutcome.Added>().Count().ShouldBe(3);
        outcomes.OfType<AddCommentOutcome.TooMany>().Count().ShouldBe(7);
    }

    [Fact]
    public async Task Of_edits_at_once_one_stays_whole_and_each_is_answered_with_its_own_words()
    {
        var comment = await AddAsync(Id(), "ada", "first");
        var stores = new[] { Store, Reopen() };
        var edited = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() =>
            stores[i % 2].EditAsync(comment.CommentId, $"edit {i}", Now.AddSeconds(i), Cancel))));
        edited.Select((answer, i) => (answer!.Text, answer.EditedAt)).ShouldBe(Enumerable.Range(0, 8).Select(i => ($"edit {i}", (DateTimeOffset?)Now.AddSeconds(i))));
        edited.ShouldContain(await Store.FindAsync(comment.CommentId, Cancel));
    }

    [Fact]
    public async Task A_comment_deleted_while_it_is_edited_keeps_no_words_and_is_counted_once()
    {
        var comment = await AddAsync(Id(), "ada", "first");
        var (other, deletion) = (Reopen(), new CommentDeletion("ada", DeletionRight.Author, Now));
        var deleted = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () => i % 2 == 0
            ? await Store.DeleteAsync(comment.CommentId, deletion, Cancel)
            : await other.EditAsync(comment.CommentId, $"edit {i}", Now, Cancel) is null && false)));
        deleted.Count(outcome => outcome).ShouldBe(1);
        (await Store.FindAsync(comment.CommentId, Cancel))!.Text.ShouldBe("");
        (await CountsAsync(comment.PictureId))!.Comments.ShouldBe(0);
    }

    [Fact]
    public async Task An_edit_replaces_the_text_and_nothing_else()
    {
        var comment = await AddAsync(Id(), "ada", "Nise");
        var edited = await Store.EditAsync(comment.CommentId, "Nice", Now.AddMinutes(1), Cancel);
        edited.ShouldBe(comment with { Text = "Nice", EditedAt = Now.AddMinutes(1) });
        (await CountsAsync(comment.PictureId))!.Version.ShouldBe(1);
    }

    [Fact]
    public async Task A_deleted_comment_loses_its_text_and_keeps_who_deleted_it()
    {
        var comment = await AddAsync(Id(), "ada", "Regrettable");
        var deletion = new CommentDeletion("owner", DeletionRight.PictureOwner, Now.AddMinutes(1));
        (await Store.DeleteAsync(comment.CommentId, deletion, Cancel)).ShouldBeTrue();
        (await Store.DeleteAsync(comment.CommentId, deletion with { ById = "late" }, Cancel)).ShouldBeFalse();
        (await Store.FindAsync(comment.CommentId, Cancel)).ShouldBe(comment with { Text = "", Deletion = deletion });
        (await Store.EditAsync(comment.CommentId, "Back", Now, Cancel)).ShouldBeNull();
        (await CountsAsync(comment.PictureId)).ShouldBe(new PictureReactionsChanged(comment.PictureId, 0, 0, 2));
    }

    [Fact]
    public async Task What_never_was_is_neither_found_edited_nor_deleted()
    {
        (await Store.FindAsync(Id(), Cancel)).ShouldBeNull();
        (await Store.EditAsync(Id(), "x", Now, Cancel)).ShouldBeNull();
        (await Store.DeleteAsync(Id(), new CommentDeletion("ada", DeletionRight.Author, Now), Cancel)).ShouldBeFalse();
    }

    [Fact]
    public async Task Comments_are_listed_latest_first_whatever_the_clocks_said()
    {
        var picture = Id();
        var early = await AddAsync(picture, "ada", "first", Now.AddMinutes(5));
        var late = await AddAsync(picture, "bob", "second", Now);
        await AddAsync(Id(), "bob", "elsewhere", Now);
        (await Store.ListAsync(picture, long.MaxValue, 10, Cancel)).ShouldBe([late, early]);
        (await Store.ListAsync(Id(), long.MaxValue, 10, Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_neither_skip_nor_repeat_while_comments_come_and_go()
    {
        var picture = Id();
        var comments = new List<StoredComment>();
        for (var i = 0; i < 10; i++)
            comments.Insert(0, await AddAsync(picture, "ada", $"{i}"));
        var first = await Store.ListAsync(picture, long.MaxValue, 4, Cancel);
        await AddAsync(picture, "bob", "new on top");
        await Store.DeleteAsync(comments[1].CommentId, new CommentDeletion("ada", DeletionRight.Author, Now), Cancel);
        await LikeAsync(picture, "bob");
        var rest = await Store.ListAsync(picture, first[^1].Ordinal, 100, Cancel);
        first.Concat(rest).ShouldBe(comments);
    }

    private async Task<StoredComment> AddAsync(string pictureId, string authorId, string text, DateTimeOffset? at = null)
    {
        var comment = new StoredComment(Id(), pictureId, authorId, text, at ?? Now);
        return (await Store.AddAsync(comment, Plenty, "owner", Cancel)).ShouldBeOfType<AddCommentOutcome.Added>().Comment;
    }
}
