using System.Net;
using Google.Protobuf.WellKnownTypes;
using Picasso.Contracts.Pictures;
using Picasso.Testing;
using Picasso.Web.Scheduling;

namespace Picasso.Web.Tests;

/// <summary>Drafts that are published later, without script.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public sealed class SchedulePageTests : SellerTests
{
    private const string Id = "0190e0a4-0000-7000-8000-000000000001";

    [Fact]
    public async Task A_draft_is_planned_changed_and_taken_back()
    {
        AddDraft(Id, 5, 5, ("filename", "a.jpg"));
        var at = TimeProvider.System.GetUtcNow().AddDays(2);

        var answer = await PlanAsync(("title", "Föhn"), ("price", "120"), ("currency", "EUR"), ("at", $"{at:yyyy-MM-ddTHH:mm}"), ("zone", "UTC"));

        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var plan = Market.Pending[(Ines.Profile.UserId, Id)].Schedule.ShouldNotBeNull();
        (plan.Header.Details.Title, plan.Header.Price.Minor, (at - plan.At.ToDateTimeOffset()).TotalMinutes < 1).ShouldBe(("Föhn", 120_00, true));
        var html = WebUtility.HtmlDecode(await Browser.ReadAsync("/me/studio"));
        html.ShouldContain("Will be published on <time");
        html.ShouldNotContain("Kept until");
        var form = WebUtility.HtmlDecode(await Browser.ReadAsync($"/me/studio/{Id}"));
        form.ShouldContain("value=\"Föhn\"");
        form.ShouldContain($"value=\"{at:yyyy-MM-ddTHH:mm}\"");
        form.ShouldContain("value=\"120.00\"");

        await Browser.PressAsync("/me/studio", $"/me/studio/{Id}/unschedule");

        Market.Pending[(Ines.Profile.UserId, Id)].Schedule.ShouldBeNull();
    }

    [Theory]
    [InlineData("", "UTC", "Enter a date and a time.")]
    [InlineData("2020-01-01T00:00", "UTC", "Choose a time in the future")]
    [InlineData("2040-01-01T00:00", "<script>", "Choose your time zone.")]
    public async Task What_is_wrong_is_said_and_the_input_kept(string at, string zone, string sentence)
    {
        AddDraft(Id, 5, 5, ("filename", "a.jpg"));

        var answer = await PlanAsync(("title", "Mine"), ("at", at), ("zone", zone));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var html = await answer.Content.ReadAsStringAsync();
        html.ShouldContain(sentence);
        html.ShouldContain("value=\"Mine\"");
        html.ShouldNotContain("<script>\"");
        Market.Pending[(Ines.Profile.UserId, Id)].Schedule.ShouldBeNull();
    }

    [Fact]
    public async Task What_was_refused_is_told_until_it_is_dismissed()
    {
        Market.ScheduleProblems.Add((Ines.Profile.UserId, new ScheduleProblem
        {
            UploadId = Id, Title = "<b>Dusk", Planned = TimeProvider.System.GetUtcNow().ToTimestamp(), Message = "This picture is here already.",
        }));
        var html = await Browser.ReadAsync("/me/studio");
        html.ShouldContain("This picture is here already.");
        html.ShouldContain("&lt;b&gt;Dusk");

        await Browser.PressAsync("/me/studio", $"/me/studio/{Id}/unschedule");

        (await Browser.ReadAsync("/me/studio")).ShouldNotContain("here already");
    }

    [Theory]
    [InlineData("2026-03-29T01:30", "UTC", "2026-03-29T01:30:00Z")]
    [InlineData("2026-03-29T03:30", "Europe/Berlin", "2026-03-29T01:30:00Z")]
    [InlineData("2026-10-25T02:30", "Europe/Berlin", "2026-10-25T00:30:00Z")]
    public void A_local_time_is_a_moment(string local, string zone, string moment)
    {
        if (!ScheduleTime.Zones.Contains(zone))
            Assert.Skip("This machine has no zones.");
        var (at, problem) = ScheduleTime.Parse(local, zone);

        (at.ToUniversalTime(), problem).ShouldBe((DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture), null));
    }

    [Fact]
    public void An_hour_that_a_zone_leaves_out_is_none()
    {
        if (!ScheduleTime.Zones.Contains("Europe/Berlin"))
            Assert.Skip("This machine has no zones.");
        ScheduleTime.Parse("2026-03-29T02:30", "Europe/Berlin").Problem.ShouldNotBeNull();
    }

    private async Task<HttpResponseMessage> PlanAsync(params (string, string)[] fields) => await Browser.PostAsync(
        ScheduleEndpoints.Path, [.. Browser.Hidden(Browser.FormWith(await Browser.ReadAsync($"/me/studio/{Id}"), "action=\"/upload/publish\"")), .. fields]);
}
