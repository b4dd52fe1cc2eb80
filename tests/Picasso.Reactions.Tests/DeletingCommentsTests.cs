using Picasso.Contracts.Reactions;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Tests;

public sealed class DeletingCommentsTests : IAsyncLifetime
{
    private ReactionsWorld _world = null!;
    private string _picture = null!;
    private DeleteCommentRequest _request = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await ReactionsWorld.StartAsync();
        _picture = _world.Pictures.Upload("former").PictureId;
        var comment = await _world.As("author").AddCommentAsync(ReactionsWorld.Comment(_picture));
        _world.Pictures.Named(_picture).SellTo("owner");
        _request = new DeleteCommentRequest { CommentId = comment.CommentId };
    }

    [Theory]
    [InlineData("author", false, (int)DeletionRight.Author)]
    [InlineData("owner", false, (int)DeletionRight.PictureOwner)]
    [InlineData("staff", true, (int)DeletionRight.Operator)]
    public async Task Who_may_delete_does_and_it_is_recorded(string who, bool isOperator, int right)
    {
        await _world.As(who, isOperator: isOperator).DeleteCommentAsync(_request);
        var kept = (await _world.OtherProcess().FindAsync(_request.CommentId, ReactionsWorld.Cancel))!;
        kept.Text.ShouldBeEmpty();
        (kept.Deletion!.ById, (int)kept.Deletion.As).ShouldBe((who, right));
        var listed = await _world.Anonymous().ListCommentsAsync(new ListCommentsRequest { PictureId = _picture });
        listed.Comments.ShouldBeEmpty();
        var reactions = await _world.Anonymous().GetReactionsAsync(new GetReactionsRequest { PictureIds = { _picture } });
        reactions.Reactions.Single().Counts.Comments.ShouldBe(0);
    }

    [Theory]
    [InlineData("former")]
    [InlineData("stranger")]
    public async Task Who_may_not_delete_is_refused(string who)
    {
        await ReactionsWorld.Refused(_world.As(who).DeleteCommentAsync(_request), "not_author");
        (await _world.Anonymous().ListCommentsAsync(new ListCommentsRequest { PictureId = _picture })).Comments.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Anonymous_callers_are_asked_to_sign_in() =>
        await ReactionsWorld.Refused(_world.Anonymous().DeleteCommentAsync(_request), "sign_in_required");

    [Fact]
    public async Task A_repeat_by_who_deleted_it_is_done_and_for_anyone_else_there_is_nothing()
    {
        await _world.As("owner").DeleteCommentAsync(_request);
        await _world.As("owner").DeleteCommentAsync(_request);
        await ReactionsWorld.Refused(_world.As("author").DeleteCommentAsync(_request), "comment_not_found");
        await ReactionsWorld.Refused(
            _world.As("author").DeleteCommentAsync(new DeleteCommentRequest { CommentId = ReactionsWorld.Id() }), "comment_not_found");
    }

    [Fact]
    public async Task A_comment_on_a_deleted_picture_is_still_its_authors_to_delete()
    {
        // A picture that was sold stays in the public record; this one never was.
        var picture = _world.Pictures.Upload("owner");
        var comment = ReactionsWorld.Comment(picture.PictureId);
        await _world.As("author").AddCommentAsync(comment);
        picture.Delete();

        var request = new DeleteCommentRequest { CommentId = comment.CommentId };
        await ReactionsWorld.Refused(_world.As("owner").DeleteCommentAsync(request), "not_author");
        await _world.As("author").DeleteCommentAsync(request);
    }

    [Fact]
    public async Task Only_the_author_edits()
    {
        var edit = new EditCommentRequest { CommentId = _request.CommentId, Text = "Theirs." };
        await ReactionsWorld.Refused(_world.As("owner").EditCommentAsync(edit), "not_author");
        await ReactionsWorld.Refused(_world.As("staff", isOperator: true).EditCommentAsync(edit), "not_author");
        (await _world.As("author").EditCommentAsync(edit)).Text.ShouldBe("Theirs.");
        await _world.As("author").DeleteCommentAsync(_request);
        await ReactionsWorld.Refused(_world.As("author").EditCommentAsync(edit), "comment_not_found");
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();
}
