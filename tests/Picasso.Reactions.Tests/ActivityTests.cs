using Microsoft.Extensions.Time.Testing;
using Picasso.Contracts.Reactions;

namespace Picasso.Reactions.Tests;

/// <summary>Views and likes by day over the service: each person sees their own, and what is wrong is refused.</summary>
public sealed class ActivityTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 5, 4, 23, 59, 0, TimeSpan.Zero));
    private readonly string _owner = ReactionsWorld.Id();
    private ReactionsWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await ReactionsWorld.StartAsync(_clock);

    [Fact]
    public async Task Views_and_likes_are_those_of_the_owner_by_day()
    {
        var picture = _world.Pictures.Upload(_owner).PictureId;
        (await RecordAsync(Seen(picture, "a"), Seen(picture, "b"), Seen(picture, "b"))).Counted.ShouldBe(2);
        (await RecordAsync(Seen(picture, "a"))).Counted.ShouldBe(0);
        await _world.As("ada").LikeAsync(new LikeRequest { PictureId = picture });
        _clock.Advance(TimeSpan.FromMinutes(2));
        // Yesterday's view, late, and today's.
        (await RecordAsync(Seen(picture, "c", -1), Seen(picture, "a"))).Counted.ShouldBe(2);

        var activity = await ReadAsync(_owner);

        activity.Days.ShouldBe([new DayActivity { Day = Today() - 1, Views = 3, Likes = 1 }, new DayActivity { Day = Today(), Views = 1 }]);
        activity.Pictures.ShouldBe([new PictureActivity { PictureId = picture, Views = 4, Likes = 1 }]);
        (await ReadAsync("eve")).Days.ShouldBeEmpty();
        (await ReadAsync("eve", picture)).Pictures.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("picture", "../etc", "invalid_request")]
    [InlineData("owner", "", "invalid_request")]
    [InlineData("viewer", "", "invalid_request")]
    [InlineData("viewer", "a b", "invalid_request")]
    [InlineData("viewer", "long", "invalid_request")]
    [InlineData("day", "1", "day_invalid")]
    [InlineData("day", "-2", "day_invalid")]
    public async Task What_is_no_view_of_these_days_is_refused_and_nothing_of_it_counts(string part, string value, string reason)
    {
        var wrong = Seen(ReactionsWorld.Id(), "a");
        if (part == "day")
            wrong.Day += int.Parse(value);
        else if (part == "picture")
            wrong.PictureId = value;
        else if (part == "owner")
            wrong.OwnerId = value;
        else
            wrong.Viewer = value == "long" ? new string('a', 65) : value;

        await ReactionsWorld.Refused(_world.Anonymous().RecordViewsAsync(Request(Seen(ReactionsWorld.Id(), "b"), wrong)), reason);

        (await ReadAsync(_owner)).Days.ShouldBeEmpty();
    }

    [Fact]
    public async Task Requests_are_bounded()
    {
        var many = Enumerable.Range(0, 501).Select(number => Seen(ReactionsWorld.Id(), $"{number}")).ToArray();
        await ReactionsWorld.Refused(_world.Anonymous().RecordViewsAsync(Request(many)), "invalid_request");
        foreach (var (from, to) in new[] { (-1, 5), (5, 4), (1, 401), (int.MinValue, int.MaxValue) })
            await ReactionsWorld.Refused(_world.As("ada").GetActivityAsync(new GetActivityRequest { FromDay = from, ToDay = to }), "period_invalid");
        await ReactionsWorld.Refused(_world.As("ada").GetActivityAsync(new GetActivityRequest { PictureId = "../etc" }), "invalid_request");
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private int Today() => (int)(_clock.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalDays;

    private PictureView Seen(string picture, string viewer, int later = 0) => new() { PictureId = picture, OwnerId = _owner, Viewer = viewer, Day = Today() + later };

    private static RecordViewsRequest Request(params PictureView[] views) => new() { Views = { views } };

    private async Task<RecordViewsResponse> RecordAsync(params PictureView[] views) => await _world.Anonymous().RecordViewsAsync(Request(views));

    private async Task<Activity> ReadAsync(string user, string picture = "") =>
        await _world.As(user).GetActivityAsync(new GetActivityRequest { FromDay = Today() - 30, ToDay = Today(), PictureId = picture });
}
