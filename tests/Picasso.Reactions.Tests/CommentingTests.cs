using Microsoft.Extensions.Time.Testing;
using Picasso.Contracts.Reactions;

namespace Picasso.Reactions.Tests;

public sealed class CommentingTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private ReactionsWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await ReactionsWorld.StartAsync(_clock);

    [Fact]
    public async Task A_comment_is_kept_as_typed_and_counted()
    {
        var picture = _world.Pictures.Upload("owner").PictureId;
        var request = ReactionsWorld.Comment(picture, " <b>Cafe\u0301</b>\nline two ");
        var comment = await _world.As("ada").AddCommentAsync(request);
        comment.Text.ShouldBe(" <b>Caf\u00E9</b>\nline two ");
        (comment.CommentId, comment.PictureId, comment.AuthorId, comment.EditedAt).ShouldBe((request.CommentId, picture, "ada", null));
        var listed = await _world.Anonymous().ListCommentsAsync(new ListCommentsRequest { PictureId = picture });
        listed.ShouldBe(new ListCommentsResponse { Comments = { comment } });
        var reactions = await _world.Anonymous().GetReactionsAsync(new GetReactionsRequest { PictureIds = { picture } });
        reactions.Reactions.Single().Counts.Comments.ShouldBe(1);
    }

    [Fact]
    public async Task A_repeated_comment_answers_with_the_same_one_also_after_an_edit_and_over_the_limit()
    {
        var picture = _world.Pictures.Upload("owner").PictureId;
        var ada = _world.As("ada");
        var request = ReactionsWorld.Comment(picture);
        var first = await ada.AddCommentAsync(request);
        (await ada.AddCommentAsync(request)).ShouldBe(first);
        var edited = await ada.EditCommentAsync(new EditCommentRequest { CommentId = request.CommentId, Text = "Better." });
        await UseUp(ada, picture);
        (await ada.AddCommentAsync(request)).ShouldBe(edited);
        await ReactionsWorld.Refused(_world.As("bob").AddCommentAsync(request), "comment_invalid");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Case_33_a_repeated_comment_with_other_content_is_refused(bool editedSince)
    {
        var ada = _world.As("ada");
        var request = ReactionsWorld.Comment(_world.Pictures.Upload("owner").PictureId);
        await ada.AddCommentAsync(request);
        if (editedSince)
            await ada.EditCommentAsync(new EditCommentRequest { CommentId = request.CommentId, Text = "Better." });
        var otherText = new AddCommentRequest(request) { Text = "Much better." };
        var otherPicture = new AddCommentRequest(request) { PictureId = _world.Pictures.Upload("owner").PictureId };
        var error = await ReactionsWorld.Refused(ada.AddCommentAsync(otherText), "idempotency_key_reused");
        error.Metadata["comment_id"].ShouldBe(request.CommentId);
        await ReactionsWorld.Refused(ada.AddCommentAsync(otherPicture), "idempotency_key_reused");
        (await ada.AddCommentAsync(request)).Text.ShouldBe(editedSince ? "Better." : "Lovely.");
    }

    [Fact]
    public async Task A_repeat_does_not_bring_a_deleted_comment_back()
    {
        var ada = _world.As("ada");
        var request = ReactionsWorld.Comment(_world.Pictures.Upload("owner").PictureId);
        await ada.AddCommentAsync(request);
        await ada.DeleteCommentAsync(new DeleteCommentRequest { CommentId = request.CommentId });
        await ReactionsWorld.Refused(ada.AddCommentAsync(request), "comment_not_found");
    }

    [Fact]
    public async Task Who_writes_too_fast_waits()
    {
        var picture = _world.Pictures.Upload("owner").PictureId;
        var ada = _world.As("ada");
        await UseUp(ada, picture);
        await ReactionsWorld.Refused(ada.AddCommentAsync(ReactionsWorld.Comment(picture)), "too_many_comments");
        await _world.As("bob").AddCommentAsync(ReactionsWorld.Comment(picture));
        _clock.Advance(TimeSpan.FromMinutes(6));
        await ada.AddCommentAsync(ReactionsWorld.Comment(picture));
    }

    [Fact]
    public async Task Only_verified_people_comment_and_only_on_pictures_that_exist()
    {
        var picture = _world.Pictures.Upload("owner").PictureId;
        await ReactionsWorld.Refused(
            _world.As("new", verified: false).AddCommentAsync(ReactionsWorld.Comment(picture)), "email_not_verified");
        await ReactionsWorld.Refused(
            _world.As("ada").AddCommentAsync(ReactionsWorld.Comment(ReactionsWorld.Id())), "picture_not_found");
        _world.Pictures.Named(picture).Delete();
        await ReactionsWorld.Refused(_world.As("ada").AddCommentAsync(ReactionsWorld.Comment(picture)), "picture_not_found");
    }

    [Theory]
    [InlineData("", "comment_invalid")]
    [InlineData(" \n ", "comment_invalid")]
    [InlineData("a\u0007b", "comment_invalid")]
    public async Task What_is_not_text_is_refused_when_added_and_when_edited(string text, string reason)
    {
        var ada = _world.As("ada");
        var picture = _world.Pictures.Upload("owner").PictureId;
        await ReactionsWorld.Refused(ada.AddCommentAsync(ReactionsWorld.Comment(picture, text)), reason);
        var comment = await ada.AddCommentAsync(ReactionsWorld.Comment(picture));
        await ReactionsWorld.Refused(ada.EditCommentAsync(new EditCommentRequest { CommentId = comment.CommentId, Text = text }), reason);
    }

    [Fact]
    public async Task An_edit_is_dated_and_the_same_words_again_change_nothing()
    {
        var ada = _world.As("ada");
        var comment = await ada.AddCommentAsync(ReactionsWorld.Comment(_world.Pictures.Upload("owner").PictureId));
        _clock.Advance(TimeSpan.FromMinutes(1));
        var edited = await ada.EditCommentAsync(new EditCommentRequest { CommentId = comment.CommentId, Text = "Better." });
        edited.CreatedAt.ShouldBe(comment.CreatedAt);
        edited.EditedAt.ShouldBeGreaterThan(comment.CreatedAt);
        _clock.Advance(TimeSpan.FromMinutes(1));
        (await ada.EditCommentAsync(new EditCommentRequest { CommentId = comment.CommentId, Text = "Better." })).ShouldBe(edited);
    }

    [Fact]
    public async Task Comments_come_latest_first_page_by_page_while_others_write()
    {
        var picture = _world.Pictures.Upload("owner").PictureId;
        var ada = _world.As("ada");
        var written = new List<string>();
        for (var i = 0; i < 5; i++)
            written.Insert(0, (await ada.AddCommentAsync(ReactionsWorld.Comment(picture, $"{i}"))).CommentId);
        var first = await ada.ListCommentsAsync(new ListCommentsRequest { PictureId = picture, PageSize = 3 });
        await _world.As("bob").AddCommentAsync(ReactionsWorld.Comment(picture));
        var second = await ada.ListCommentsAsync(
            new ListCommentsRequest { PictureId = picture, PageSize = 3, Cursor = first.NextCursor });
        first.Comments.Concat(second.Comments).Select(comment => comment.CommentId).ShouldBe(written);
        second.NextCursor.ShouldBeEmpty();
        await ReactionsWorld.Refused(
            ada.ListCommentsAsync(new ListCommentsRequest { PictureId = ReactionsWorld.Id(), Cursor = first.NextCursor }), "cursor_invalid");
    }

    private static async Task UseUp(Contracts.Reactions.Reactions.ReactionsClient client, string pictureId)
    {
        var written = await client.ListCommentsAsync(new ListCommentsRequest { PictureId = pictureId, PageSize = 100 });
        for (var i = written.Comments.Count; i < 30; i++)
            await client.AddCommentAsync(ReactionsWorld.Comment(pictureId, $"{i}"));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();
}
