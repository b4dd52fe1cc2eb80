using Microsoft.Extensions.Time.Testing;
using Picasso.Web.Viewing;

namespace Picasso.Web.Tests.Insights;

/// <summary>Visits wait in bounded memory, each viewer once for a picture and day, and tell nobody who it was.</summary>
public sealed class PictureViewsTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_viewer_waits_once_for_a_picture_and_day()
    {
        var views = new PictureViews(_clock);
        for (var time = 0; time < 3; time++)
        {
            views.Add("pier", null, "203.0.113.7");
            views.Add("pier", "ada", "203.0.113.7");
            views.Add("night", null, "203.0.113.7");
        }

        _clock.Advance(TimeSpan.FromDays(1));
        views.Add("pier", "ada", "203.0.113.7");

        var waiting = views.Peek(99);
        waiting.Select(visit => (visit.PictureId, visit.UserId, visit.Day - views.Today)).Order()
            .ShouldBe([("night", null, -1), ("pier", null, -1), ("pier", "ada", -1), ("pier", "ada", 0)]);
        waiting.Select(visit => visit.Viewer).ShouldBeUnique();
        waiting.ShouldAllBe(visit => visit.Viewer.Length == 64 && visit.Viewer.All(char.IsAsciiHexDigitLower));
    }

    [Fact]
    public void A_user_is_the_same_for_every_copy_of_the_web_and_an_address_cannot_be_guessed()
    {
        var (one, other) = (new PictureViews(_clock), new PictureViews(_clock));
        foreach (var views in (PictureViews[])[one, other])
        {
            views.Add("pier", "ada", "");
            views.Add("pier", null, "203.0.113.7");
        }

        string Of(PictureViews views, string? user) => views.Peek(9).Single(visit => visit.UserId == user).Viewer;
        Of(one, "ada").ShouldBe(Of(other, "ada"));
        Of(one, null).ShouldNotBe(Of(other, null));
    }

    [Fact]
    public void What_was_sent_is_removed_what_comes_too_late_is_dropped_and_memory_is_bounded()
    {
        var views = new PictureViews(_clock);
        views.Add("old", null, "a");
        _clock.Advance(TimeSpan.FromDays(2));
        for (var number = 0; number <= PictureViews.MostWaiting; number++)
            views.Add("pier", null, $"{number}");

        views.Peek(int.MaxValue).ShouldAllBe(visit => visit.PictureId == "pier");
        views.Peek(int.MaxValue).Count.ShouldBe(PictureViews.MostWaiting - 1);
        views.Remove(views.Peek(int.MaxValue));
        views.Peek(9).ShouldBeEmpty();
    }
}
