using Grpc.Core;
using Picasso.Contracts;
using Picasso.Contracts.Reactions;
using Picasso.Kernel;

namespace Picasso.Reactions.Tests;

public sealed class LikingTests : IAsyncLifetime
{
    private ReactionsWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await ReactionsWorld.StartAsync();

    [Fact]
    public async Task A_like_counts_once_however_often_it_is_sent()
    {
        var picture = _world.Pictures.Upload("owner").PictureId;
        var ada = _world.As("ada");
        await ada.LikeAsync(new LikeRequest { PictureId = picture });
        var again = await ada.LikeAsync(new LikeRequest { PictureId = picture });
        again.ShouldBe(new LikeResponse { Counts = Counts(picture, 1, 1), LikedByMe = true });
        (await _world.As("bob").LikeAsync(new LikeRequest { PictureId = picture })).Counts.ShouldBe(Counts(picture, 2, 2));
    }

    [Fact]
    public async Task A_like_can_be_taken_back_also_when_the_picture_is_gone()
    {
        var picture = _world.Pictures.Upload("owner").PictureId;
        var ada = _world.As("ada");
        await ada.LikeAsync(new LikeRequest { PictureId = picture });
        _world.Pictures.Named(picture).Delete();
        var answer = await ada.UnlikeAsync(new UnlikeRequest { PictureId = picture });
        answer.ShouldBe(new LikeResponse { Counts = Counts(picture, 0, 2), LikedByMe = false });
        (await ada.UnlikeAsync(new UnlikeRequest { PictureId = picture })).ShouldBe(answer);
    }

    [Fact]
    public async Task Only_pictures_that_exist_are_liked()
    {
        var deleted = _world.Pictures.Upload("owner").PictureId;
        _world.Pictures.Named(deleted).Delete();
        var ada = _world.As("ada");
        await ReactionsWorld.Refused(ada.LikeAsync(new LikeRequest { PictureId = ReactionsWorld.Id() }), "picture_not_found");
        await ReactionsWorld.Refused(ada.LikeAsync(new LikeRequest { PictureId = deleted }), "picture_not_found");
        var error = await ReactionsWorld.Refused(ada.LikeAsync(new LikeRequest { PictureId = "../etc" }), "invalid_request");
        error.Field.ShouldBe("picture_id");
    }

    [Fact]
    public async Task While_pictures_is_away_one_is_asked_to_try_again()
    {
        var picture = _world.Pictures.Upload("owner").PictureId;
        _world.Pictures.IsDown = true;
        var error = await ReactionsWorld.Refused(_world.As("ada").LikeAsync(new LikeRequest { PictureId = picture }), "try_again");
        error.Kind.ShouldBe(DomainErrorKind.Unavailable);
    }

    [Fact]
    public async Task Reactions_are_answered_for_each_picture_asked_for_and_seen_by_the_caller()
    {
        var (liked, other, unknown) = (_world.Pictures.Upload("owner").PictureId, _world.Pictures.Upload("owner").PictureId, ReactionsWorld.Id());
        await _world.As("ada").LikeAsync(new LikeRequest { PictureId = liked });
        await _world.As("bob").LikeAsync(new LikeRequest { PictureId = other });
        var request = new GetReactionsRequest { PictureIds = { liked, other, unknown, liked } };
        var mine = await _world.As("ada").GetReactionsAsync(request);
        mine.Reactions.Select(state => (state.Counts, state.LikedByMe)).ShouldBe(
            [(Counts(liked, 1, 1), true), (Counts(other, 1, 1), false), (Counts(unknown, 0, 0), false)]);
        var anonymous = await _world.Anonymous().GetReactionsAsync(request);
        anonymous.Reactions.ShouldAllBe(state => !state.LikedByMe);
        (await _world.Anonymous().GetReactionsAsync(new GetReactionsRequest())).Reactions.ShouldBeEmpty();
    }

    [Fact]
    public async Task At_most_200_pictures_are_answered_at_once()
    {
        var ids = Enumerable.Range(0, 201).Select(_ => ReactionsWorld.Id()).ToList();
        var anonymous = _world.Anonymous();
        await ReactionsWorld.Refused(anonymous.GetReactionsAsync(new GetReactionsRequest { PictureIds = { ids } }), "too_many_ids");
        (await anonymous.GetReactionsAsync(new GetReactionsRequest { PictureIds = { ids.Take(200) } })).Reactions.Count.ShouldBe(200);
    }

    [Fact]
    public async Task Every_count_is_listed_page_by_page_for_a_projection_to_rebuild()
    {
        var pictures = Enumerable.Range(0, 5).Select(_ => _world.Pictures.Upload("owner").PictureId).ToList();
        foreach (var picture in pictures)
            await _world.As("ada").LikeAsync(new LikeRequest { PictureId = picture });
        var listed = new List<ReactionCounts>();
        var request = new ListCountsRequest { PageSize = 2 };
        do
        {
            var page = await _world.Anonymous().ListCountsAsync(request);
            listed.AddRange(page.Counts);
            request.Cursor = page.NextCursor;
        }
        while (request.Cursor.Length > 0);
        listed.Select(counts => counts.PictureId).ShouldBe(pictures.Order());
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("%%%")]
    [InlineData("Y291bnRzOng")]
    public async Task A_cursor_made_elsewhere_is_refused(string cursor) => await ReactionsWorld.Refused(
        _world.Anonymous().ListCountsAsync(new ListCountsRequest { Cursor = cursor }), "cursor_invalid");

    [Theory]
    [InlineData(-1)]
    [InlineData(1001)]
    public async Task A_page_size_out_of_bounds_is_refused(int size) => await ReactionsWorld.Refused(
        _world.Anonymous().ListCountsAsync(new ListCountsRequest { PageSize = size }), "invalid_request");

    private static ReactionCounts Counts(string pictureId, long likes, long version) =>
        new() { PictureId = pictureId, Likes = likes, Version = version };

    public ValueTask DisposeAsync() => _world.DisposeAsync();
}
